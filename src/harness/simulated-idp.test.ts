import { describe, expect, test } from 'vitest';
import type { Exchange, HttpRequest } from '../http/exchange.ts';
import { identityProviders } from '../idp/identity-providers.ts';
import { simulateIdp } from './simulated-idp.ts';

const idpNames = Object.keys(identityProviders);

const person = {
  key: 'ada',
  userName: 'ada@x.example',
  givenName: 'Ada',
  familyName: 'Lovelace',
  email: 'ada@x.example',
};

/** What an identity provider sends to a target that answers everything with an empty list. */
async function traffic(name: string, seed: number, token?: string): Promise<readonly HttpRequest[]> {
  const requests: HttpRequest[] = [];
  const body = '{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0,"Resources":[]}';
  const send = async (request: HttpRequest): Promise<Exchange> => {
    requests.push(request);
    return { request, sender: 'idp', startedAt: '', durationMs: 1, answer: { status: 200, headers: [], body } };
  };
  const idp = simulateIdp(name, {
    baseUrl: 'http://127.0.0.1/scim/v2',
    settings: { idp: {}, ...(token !== undefined && { token }) },
    send,
    seed,
  });
  await idp.testConnection();
  await idp.assign(person);
  await idp.settle();
  return requests;
}

describe.each(idpNames)('%s', (name) => {
  test('sends the same for the same seed', async () => {
    const [one, again, other] = await Promise.all([1, 1, 2].map((seed) => traffic(name, seed)));
    const lines = (requests: readonly HttpRequest[] = []) =>
      requests.map(({ method, url, body }) => [method, url, body]);

    expect(one!.length).toBeGreaterThan(2);
    expect(lines(again)).toEqual(lines(one));
    // Okta's requests hold nothing random; Entra looks for a random GUID.
    if (name.startsWith('entra')) expect(lines(other)).not.toEqual(lines(one));
  });

  test('sends the token it is given, and none otherwise', async () => {
    const credentials = (requests: readonly HttpRequest[]) =>
      new Set(requests.map(({ headers }) => headers.find(([field]) => field === 'Authorization')?.[1]));

    expect(credentials(await traffic(name, 1, 's3cret'))).toEqual(new Set(['Bearer s3cret']));
    expect(credentials(await traffic(name, 1))).toEqual(new Set([undefined]));
  });
});
