import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange, HttpRequest } from './exchange.ts';
import { createRedactor, redacted } from './redaction.ts';

function exchange(request: Partial<HttpRequest>, answerBody = ''): Exchange {
  return {
    request: { method: 'GET', url: 'https://example.test/Users', headers: [], ...request },
    sender: 'check',
    startedAt: '2026-11-21T00:00:00.000Z',
    durationMs: 1,
    answer: { status: 200, headers: [], body: answerBody },
  };
}

describe('an exchange', () => {
  const redactor = createRedactor(['s3cr3t-token']);

  test.each([
    ['Authorization', 'Bearer s3cr3t-token', `Bearer ${redacted}`],
    ['authorization', 'other', redacted],
    ['Cookie', 'session=1', redacted],
    ['Set-Cookie', 'session=1; Path=/', redacted],
    ['X-Api-Key', 'abc', redacted],
    ['Content-Type', 'application/scim+json', 'application/scim+json'],
    ['X-Trace', 'of s3cr3t-token', `of ${redacted}`],
  ])('shows the header %s: %s as %s', (name, value, shown) => {
    expect(redactor.exchange(exchange({ headers: [[name, value]] })).request.headers).toEqual([[name, shown]]);
  });

  test.each([
    ['{"password": "hunter2hunter2"}', `{"password": "${redacted}"}`],
    ['{"Password":"x","type":"work"}', `{"Password":"${redacted}","type":"work"}`],
    ['{"Operations":[{"op":"replace","path":"password","value":"abc"}]}', `"value":"${redacted}"`],
    [
      '{"Operations":[{"op":"add","path":"urn:ietf:params:scim:schemas:core:2.0:User:password","value":"abc"}]}',
      `"value":"${redacted}"`,
    ],
    ['{"Operations":[{"op":"replace","value":{"password":"abc"}}]}', `"password":"${redacted}"`],
    ['{"Operations":[{"method":"POST","data":{"password":"abc"}}]}', `"password":"${redacted}"`],
    ['{"access_token":"abcdefgh","token_type":"Bearer"}', `{"access_token":"${redacted}","token_type":"Bearer"}`],
  ])('shows the body %s without its secret', (body, shown) => {
    expect(redactor.exchange(exchange({ body })).request.body).toContain(shown);
  });

  test('hides a password also where the service provider repeats it', () => {
    const { answer } = redactor.exchange(
      exchange({ body: '{"password":"correct horse"}' }, 'no: correct horse, correct%20horse'),
    );

    expect(answer?.body).toBe(`no: ${redacted}, ${redacted}`);
  });

  test('hides the password of a filter', () => {
    const url = 'https://example.test/Users?filter=password%20eq%20%22correct%20horse%22';

    expect(redactor.exchange(exchange({ url })).request.url).toBe(
      `https://example.test/Users?filter=password%20eq%20%22${redacted}%22`,
    );
  });

  test('without secrets stays as it is, byte for byte', () => {
    const plain = exchange({ method: 'POST', body: '{ "userName" : "a" }' }, '{"detail":"work"}');

    expect(redactor.exchange(plain)).toEqual(plain);
  });
});

test('no form of a secret survives', () => {
  const secrets = fc.string({ unit: 'grapheme', minLength: 6, maxLength: 40 });
  fc.assert(
    fc.property(secrets, fc.string(), (secret, around) => {
      const { text } = createRedactor([secret]);
      const bytes = Buffer.from(secret);
      for (const form of [secret, bytes.toString('base64'), bytes.toString('base64url'), encodeURIComponent(secret)]) {
        expect(text(around + form + around)).not.toContain(form);
      }
      expect(text(JSON.stringify({ member: secret }))).not.toContain(JSON.stringify(secret).slice(1, -1));
    }),
  );
});

test('redacting twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6 }), fc.string(), (secret, around) => {
      const { text } = createRedactor([secret]);
      const once = text(around + secret + around);
      expect(text(once)).toBe(once);
    }),
  );
});
