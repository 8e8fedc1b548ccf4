import { describe, expect, test } from 'vitest';
import { postmanTest } from './entra/postman-collection.ts';
import { validatorTest } from './entra/validator.ts';
import { entitlementsTest, specificationTest } from './okta/specification-test.ts';
import type { ProbeResult } from './probe.ts';
import { error, json, SmallTarget } from './testing/small-target.ts';

function options(target: SmallTarget) {
  let state = 11;
  const random = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  return { baseUrl: 'https://scim.example.com/scim/v2', token: 'secret', send: target.send, random };
}

function complaintsOf({ findings }: ProbeResult): string[] {
  return findings.flatMap(({ step, complaints }) => complaints.map((complaint) => `${step}: ${complaint}`));
}

describe("Okta's specification test", () => {
  test('asks what Okta asks, in its order', async () => {
    const target = new SmallTarget();
    target.Users.set('u0', {
      id: 'u0',
      userName: 'first@example.com',
      active: true,
      name: { givenName: 'First', familyName: 'User' },
      emails: [{ value: 'first@example.com' }],
    });
    target.interfere = ({ headers }) =>
      headers.some(([, value]) => value === 'non-token') ? error(401, 'Unknown token') : null;
    const result = await specificationTest(options(target));

    expect(complaintsOf(result)).toEqual([]);
    expect(result.leftovers).toEqual(['/Users/u1']);
    expect(target.requests[0]?.headers).toContainEqual(['User-Agent', 'OKTA SCIM Integration']);
    expect(
      target.traffic().map((line) => line.replace(/%22[^%]\w*(?:%40example.com)?|\/(?=[A-Za-z0-9]{24}$).*/, '…')),
    ).toEqual([
      'GET /Users?count=1&startIndex=1',
      'GET /Users/u0',
      'GET /Users?filter=userName%20eq%20…%20user%20name%22',
      'GET /Users…',
      'GET /Users?filter=userName%20eq%20…%22',
      'POST /Users',
      'GET /Users/u1',
      'POST /Users',
      'GET /Users?filter=userName%20eq%20…%40EXAMPLE.COM%22',
      'GET /Groups',
      'GET /Users',
      'GET /Users/00919288221112222',
    ]);
  });

  test('says what an answer lacks', async () => {
    const target = new SmallTarget();
    target.interfere = () => json(200, { detail: '' });

    expect(complaintsOf(await specificationTest(options(target)))).toContain(
      'an id of digits: Status 200 instead of 404.',
    );
  });

  test('asks for a page of one entitlement', async () => {
    const target = new SmallTarget();
    target.interfere = () => json(200, { itemsPerPage: 2 });
    const { findings } = await entitlementsTest(options(target), '/Roles');

    expect(target.traffic()).toEqual(['GET /Roles?count=1&startIndex=1']);
    expect(findings).toMatchObject([{ fact: 'OK-74', complaints: ['itemsPerPage is not 1.'] }]);
  });
});

describe("Microsoft's validator", () => {
  test('sends what the validator sends', async () => {
    const target = new SmallTarget();
    const result = await validatorTest(options(target));
    const insisted = { ...result, findings: result.findings.filter(({ isOptional }) => !isOptional) };

    expect(complaintsOf(insisted)).toEqual([]);
    expect(result.leftovers).toEqual([]);
    expect(target.requests.flatMap(({ body = '' }) => body.match(/"op":"\w+"/g) ?? [])).not.toContainEqual(
      expect.stringMatching(/[A-Z]/),
    );
    expect(target.requests.map(({ body }) => body).join()).toContain('emails[type eq \\"home\\"].primary');
  });
});

describe("Microsoft's Postman collection", () => {
  test('sends what the collection sends', async () => {
    const target = new SmallTarget();
    target.interfere = ({ method }) => (method === 'POST' ? json(201, { id: 'x' }) : json(200, {}));
    const { findings, leftovers } = await postmanTest(options(target));

    expect(findings.every(({ isOptional }) => isOptional)).toBe(true);
    expect(leftovers).toEqual([]);
    const bodies = target.requests.map(({ body }) => body).join();
    expect(bodies).toContain('"UserName":');
    expect(target.requests[0]?.url).toMatch(/\/users$/);
    expect(bodies).toContain('{"name":"addMember","op":"add","path":"members","value":"x"}');
    expect(target.traffic()).toContain('GET /Users?attributes=userName,emails');
  });
});
