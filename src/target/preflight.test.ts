import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { afterEach, describe, expect, test } from 'vitest';
import { createTransport } from '../http/transport.ts';
import { startProvider } from '../provider/start-provider.ts';
import { messageUrn, schemaUrn } from '../scim/urn.ts';
import { connect } from './connection.ts';
import { preflight } from './preflight.ts';
import { byPath, type Script, startScriptedServer } from './testing/scripted-server.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function look(script: Script, token?: string) {
  const server = await startScriptedServer(script);
  stops.push(server.close);
  return { server, discovered: preflight(server.connection(token), 200) };
}

/** Looks at an address that is not served by a script. */
function lookAt(baseUrl: string) {
  const transport = createTransport({ timeoutMs: 1000 });
  stops.push(() => transport.close());
  return preflight(connect({ baseUrl, transport, userAgent: 'scimulate' }), 1000);
}

const emptyList = { body: { schemas: [messageUrn.ListResponse], totalResults: 0 } };
const config = { body: { schemas: [schemaUrn.ServiceProviderConfig], patch: { supported: true } } };

describe('a target is taken', () => {
  test('when it says everything about itself', async () => {
    const types = { body: { Resources: [{ name: 'User' }] } };
    const script = byPath({ '/Users': emptyList, '/ServiceProviderConfig': config, '/ResourceTypes': types });
    const { server, discovered } = await look(script, 'secret');

    expect(await discovered).toMatchObject({ serviceProviderConfig: config.body, resourceTypes: [{ name: 'User' }] });
    expect(await discovered).not.toHaveProperty('schemas');
    expect((await discovered).exchanges.map(({ request }) => request.url.replace(server.url, ''))).toEqual([
      '/Users?startIndex=1&count=1',
      '/ServiceProviderConfig',
      '/ResourceTypes',
      '/Schemas',
    ]);
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'GET']);
  });

  test.each([
    ['without a configuration but with Users', { '/Users': emptyList }],
    ['with a list that lacks its schema', { '/Users': { body: { totalResults: 3, Resources: [] } } }],
    ['with a configuration but without Users', { '/ServiceProviderConfig': config }],
    ['whose query fails', { '/ServiceProviderConfig': config, '/Users': { status: 500 } }],
  ])('%s', async (_, answers) => {
    const { discovered } = await look(byPath(answers));

    expect((await discovered).exchanges).toHaveLength(4);
  });

  test('when it is the reference provider', async () => {
    const provider = await startProvider();
    stops.push(provider.close);

    expect(await lookAt(provider.url)).toMatchObject({ resourceTypes: [{ name: 'User' }, { name: 'Group' }] });
  });
});

describe('a target is refused', () => {
  const html = { headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: '<!doctype html><title>x</title>' };
  const moved = { status: 301, headers: { Location: 'https://example.com/scim' } };

  test.each<[string, Script, string, string]>([
    ['that never answers', () => 'silence', 'target-timed-out', 'gave no complete answer within 200 ms.'],
    ['that hangs up', () => 'reset', 'target-unreachable', 'the connection was closed before the answer was complete.'],
    ['that is a web page', () => html, 'target-not-scim', '/Users answers 200 with an HTML page.'],
    [
      'whose web page is not found',
      () => ({ ...html, status: 404 }),
      'target-not-scim',
      '/Users answers 404 with an HTML page.',
    ],
    ['that says nothing', () => ({}), 'target-not-scim', '/Users answers 200 with an empty body.'],
    ['that says nothing well', () => ({ status: 204 }), 'target-not-scim', '/Users answers 204 with an empty body.'],
    ['with neither configuration nor Users', () => ({ status: 404 }), 'target-not-scim', 'answers 404 with an empty'],
    [
      'with other JSON',
      () => ({ body: { users: [] } }),
      'target-not-scim',
      '/Users answers 200 with JSON that is no ListResponse.',
    ],
    ['with a bare list', () => ({ body: [{ id: '1' }] }), 'target-not-scim', 'JSON that is no ListResponse.'],
    ['with null', () => ({ body: null }), 'target-not-scim', 'JSON that is no ListResponse.'],
    [
      'with a list of lies',
      () => ({ body: { schemas: messageUrn.ListResponse, totalResults: '3' } }),
      'target-not-scim',
      'JSON that is no ListResponse.',
    ],
    [
      'with a list and a wrong status',
      () => ({ status: 500, ...emptyList }),
      'target-not-scim',
      '/Users answers 500 with JSON that is no ListResponse.',
    ],
    [
      'with something else',
      () => ({ headers: { 'Content-Type': 'application/xml' }, body: '<users/>' }),
      'target-not-scim',
      '/Users answers 200 with content of type "application/xml".',
    ],
    [
      'with something unnamed',
      () => ({ body: '<users/>' }),
      'target-not-scim',
      '/Users answers 200 with content of type "unknown".',
    ],
    ['that redirects', () => moved, 'target-redirects', 'answers 301 and points to https://example.com/scim.'],
    [
      'that redirects to nowhere',
      () => ({ status: 302 }),
      'target-redirects',
      'answers 302 and points to an unnamed place.',
    ],
    [
      'that redirects to its log-in page, though its configuration is open',
      byPath({ '/Users': moved, '/ServiceProviderConfig': config }),
      'target-redirects',
      'answers 301 and points to https://example.com/scim.',
    ],
  ])('%s', async (_, script, code, message) => {
    const { discovered } = await look(script);

    await expect(discovered).rejects.toMatchObject({ code, exitCode: 3, message: expect.stringContaining(message) });
  });

  test.each([
    [401, undefined, 'refuses a request without a token with 401.', 'Set SCIM_TOKEN to the bearer token'],
    [401, 'secret', 'refuses the token with 401.', 'Check that the token is the current one'],
    [403, undefined, 'refuses a request without a token with 403.', 'Set SCIM_TOKEN to the bearer token'],
    [403, 'secret', 'refuses the token with 403.', 'Check that the token is the current one'],
  ])('that answers %i to the token %j', async (status, token, message, hint) => {
    const { discovered } = await look(byPath({ '/Users': { status }, '/ServiceProviderConfig': config }), token);

    await expect(discovered).rejects.toMatchObject({
      code: 'target-unauthorized',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
    await expect(discovered).rejects.toMatchObject({ message: expect.not.stringContaining('secret') });
  });

  test('on whose port nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.on('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));

    await expect(lookAt(`http://127.0.0.1:${port}/scim`)).rejects.toMatchObject({
      code: 'target-unreachable',
      message: expect.stringContaining('the connection was refused.'),
    });
  });

  test('whose host is unknown', async () => {
    await expect(lookAt('http://nowhere.invalid/scim')).rejects.toMatchObject({
      code: 'target-unreachable',
      message: expect.stringContaining('the host is unknown or cannot be reached.'),
    });
  });

  test('with a certificate that nobody vouches for', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
    const server = createTlsServer({ key, cert }).listen(0, '127.0.0.1');
    stops.push(() => server.close());
    await new Promise((resolve) => server.on('listening', resolve));

    await expect(lookAt(`https://127.0.0.1:${(server.address() as AddressInfo).port}/scim`)).rejects.toMatchObject({
      code: 'target-untrusted',
      message: expect.stringMatching(/No trusted TLS connection to .*certificate.*\.$/),
      hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    });
  });

  test('that speaks HTTP where TLS is asked for', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    stops.push(() => server.close());
    await new Promise((resolve) => server.on('listening', resolve));

    await expect(lookAt(`https://127.0.0.1:${(server.address() as AddressInfo).port}/scim`)).rejects.toMatchObject({
      code: 'target-untrusted',
    });
  });
});
