import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyFolder } from '../cli/testing/command.ts';
import type { Exchange } from '../http/exchange.ts';
import { statementsOf } from './check-profile.ts';
import { excuseFor } from './excuse.ts';
import { lackFor, playableWith } from './needs.ts';
import { isDocumented, type Profile } from './profile.ts';
import { profileNames, readProfile } from './read-profile.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());

const evidence = { grade: 'D', source: 'S' } as const;
const small: Profile = {
  profile: 'small',
  title: 'Small',
  about: 'A product that was made up.',
  sources: { S: { url: 'https://example.com/docs', read: '2026-11' } },
  address: { ...evidence, form: 'https://example.com/scim' },
  credentials: [{ ...evidence, kind: 'bearer' }],
  resourceTypes: [
    {
      ...evidence,
      name: 'User',
      supported: true,
      methods: [{ ...evidence, names: ['PATCH', 'DELETE'], supported: false }],
      attributes: [{ ...evidence, path: 'userName', need: 'required', maxLength: 5 }],
    },
  ],
  capabilities: {},
  filters: { ...evidence, operators: ['eq'], logical: ['and'], valuePaths: false },
  limits: [],
  deviations: [
    { ...evidence, id: 'odd', says: 'It is odd.', excuses: ['etag', '7644-3.6-01', 'create.something'] },
    { grade: 'I', id: 'guess', says: 'Nobody knows.', excuses: ['sorting'] },
  ],
};

function refusalOf(profile: object): string {
  const file = join(folder.path, 'own.json');
  writeFileSync(file, JSON.stringify(profile));
  try {
    readProfile(file);
  } catch (error) {
    const { message, hint } = error as { message: string; hint: string };
    return `${message} ${hint}`;
  }
  return 'nothing';
}

describe('a profile of the package', () => {
  test.each(profileNames())('%s is valid, and its checks exist', (name) => {
    const profile = readProfile(name)!;
    const checks = readFileSync(join(import.meta.dirname, '../../fixtures/golden/check-ids.txt'), 'utf8').split('\n');
    const named = profile.deviations.flatMap(({ excuses = [] }) => excuses).filter((each) => each.includes('.'));

    expect(profile.profile).toBe(name);
    expect(named.filter((each) => !/^\d{4}-/.test(each) && !checks.includes(each))).toEqual([]);
    expect(statementsOf(profile).filter((one) => isDocumented(one) && one.source === undefined)).toEqual([]);
  });

  test('that nobody knows is refused with the name that was meant', () => {
    expect(() => readProfile('vezza')).toThrow(expect.objectContaining({ hint: 'Did you mean "veza"?' }));
    expect(() => readProfile('./none.json')).toThrow('there is no such file');
    expect(readProfile('rfc')).toBeUndefined();
  });
});

describe('a profile of somebody', () => {
  test('that is right is read', () => expect(refusalOf(small)).toBe('nothing'));

  const [users] = small.resourceTypes;
  test.each([
    [
      'an unknown capability',
      { capabilities: { sorting: { ...evidence, supported: 'no' } } },
      '"sorting" is no capability',
    ],
    ['an unknown switch', { tenant: { putMerge: true } }, 'Did you mean "putMerges"?'],
    [
      'no source for what is documented',
      { address: { grade: 'D', form: 'x' } },
      "must have required property 'source'",
    ],
    ['a source that is missing', { address: { grade: 'D', source: 'T', form: 'x' } }, '"T" is named as a source'],
    [
      'methods of what is not there',
      { resourceTypes: [{ ...users, supported: false, methods: [{ ...evidence, names: ['GET'], supported: true }] }] },
      'contradicts itself: User is not supported, but methods of it are',
    ],
    [
      'a method there and not there',
      {
        resourceTypes: [
          { ...users, methods: [true, false].map((supported) => ({ ...evidence, names: ['GET'], supported })) },
        ],
      },
      'GET of User is both supported and not supported',
    ],
    [
      'PATCH and no patch',
      {
        resourceTypes: [{ ...users, methods: [{ ...evidence, names: ['PATCH'], supported: true }] }],
        capabilities: { patch: { ...evidence, supported: 'no' } },
      },
      'capability patch is "no", but User has the method PATCH',
    ],
    [
      'filters and no filter',
      { capabilities: { filter: { ...evidence, supported: 'no' } } },
      'capability filter is "no"',
    ],
    [
      'a page that is larger than the largest',
      {
        limits: [
          { ...evidence, limit: 'defaultPageSize', value: 20 },
          { ...evidence, limit: 'maxPageSize', value: 10 },
        ],
      },
      '20 resources by default, but 10 at most',
    ],
    [
      'two values of one limit',
      { limits: [100, 200].map((value) => ({ ...evidence, limit: 'requestsPerMinute', value })) },
      'the limit requestsPerMinute is there twice',
    ],
    [
      'a requirement that is none',
      { deviations: [{ ...evidence, id: 'a', says: 'b', excuses: ['7644-9.9-99'] }] },
      '7644-9.9-99, which is no requirement',
    ],
    [
      'one switch set twice',
      { deviations: ['a', 'b'].map((id) => ({ ...evidence, id, says: id, emulate: { putMerges: true } })) },
      'two deviations set the switch "putMerges"',
    ],
    [
      'an unknown grade',
      { address: { grade: 'A', form: 'x' } },
      'must be equal to one of the allowed values: D, P, I, ND',
    ],
  ])('with %s is refused', (_, change, message) => {
    expect(refusalOf({ ...small, ...change })).toContain(message);
  });
});

describe('an identity provider', () => {
  test.each([
    ['okta', 'it needs PATCH for Users, which is documented by Small'],
    ['entra', 'it needs PATCH for Users'],
    ['entra-gallery', 'it needs PATCH for Users'],
    ['okta-put', undefined],
  ])('%s knows whether the profile gives it enough', (idp, lack) => {
    const found = lackFor(idp, small);
    expect(lack === undefined ? found : found?.includes(lack)).toBe(lack === undefined ? undefined : true);
  });

  test('is left out when nobody asked for it, and refused when somebody did', () => {
    expect(playableWith(small, ['okta', 'okta-put'], false).idps).toEqual(['okta-put']);
    expect(() => playableWith(small, ['okta'], true)).toThrow('--idp okta: Small gives it too little');
    expect(playableWith(undefined, ['okta'], true).idps).toEqual(['okta']);
  });

  test('is not judged by what is only inferred', () => {
    const [type] = small.resourceTypes;
    const methods = [{ grade: 'I', names: ['PATCH'], supported: false }] as const;
    expect(lackFor('entra', { ...small, resourceTypes: [{ ...type!, methods }] })).toBeUndefined();
  });
});

function exchange(method: string, path: string, status: number, body?: object): Exchange {
  return {
    request: {
      method,
      url: `https://example.com/scim${path}`,
      headers: [],
      ...(body && { body: JSON.stringify(body) }),
    },
    sender: 'check',
    startedAt: '2026-11-01T00:00:00.000Z',
    durationMs: 1,
    answer: { status, headers: [], body: '' },
  };
}

describe('a check that did not hold', () => {
  const check = { id: 'a.b', area: 'resources/create', requirements: ['7644-3.3-01'], exchanges: [] };
  const filtered = (filter: string): string => `/Users?filter=${encodeURIComponent(filter)}`;

  test.each([
    ['its area', { area: 'etag/more' }, true],
    ['its requirement', { requirements: ['7644-3.6-01'] }, true],
    ['its id', { id: 'create.something' }, true],
    ['the absence of what it asks for', { requirements: ['7644-3.5-02'] }, true],
    ['nothing', {}, false],
    ['an inferred deviation', { area: 'sorting' }, false],
    ['a method that is documented as missing', { exchanges: [exchange('DELETE', '/Users/1', 405)] }, true],
    ['a failure instead of a refusal', { exchanges: [exchange('DELETE', '/Users/1', 500)] }, false],
    ['refused credentials', { exchanges: [exchange('DELETE', '/Users/1', 401)] }, false],
    ['a method that works', { exchanges: [exchange('PUT', '/Users/1', 405)] }, false],
    ['an operator beyond the documented ones', { exchanges: [exchange('GET', filtered('title co "a"'), 400)] }, true],
    ['a documented operator', { exchanges: [exchange('GET', filtered('a eq "a" and b eq "b"'), 400)] }, false],
    ['a junction', { exchanges: [exchange('GET', filtered('a eq "a" or b eq "b"'), 400)] }, true],
    ['brackets', { exchanges: [exchange('GET', filtered('emails[type eq "a"]'), 400)] }, true],
    ['an unsupported filter that is answered', { exchanges: [exchange('GET', filtered('a co "a"'), 200)] }, false],
    ['a text that is too long', { exchanges: [exchange('POST', '/Users', 400, { userName: 'abcdef' })] }, true],
    ['a text that fits', { exchanges: [exchange('POST', '/Users', 400, { userName: 'abc' })] }, false],
    ['what is required', { exchanges: [exchange('PUT', '/Users/1', 400, { title: 'a' })] }, true],
    [
      'a PATCH with a text that is too long',
      {
        exchanges: [
          exchange('PATCH', '/Users/1', 400, { Operations: [{ op: 'add', path: 'userName', value: 'abcdef' }] }),
        ],
      },
      true,
    ],
    [
      'a PATCH that takes away what is required',
      { exchanges: [exchange('PATCH', '/Users/1', 400, { Operations: [{ op: 'remove', path: 'userName' }] })] },
      true,
    ],
  ])('because of %s', (_, change, isExcused) => {
    const profile = {
      ...small,
      capabilities: { patch: { ...evidence, supported: 'no' } },
      resourceTypes: small.resourceTypes.map((type) => ({
        ...type,
        methods: [{ ...evidence, names: ['DELETE'], supported: false }],
      })),
    } as Profile;
    const excuse = excuseFor(profile, { ...check, ...change });

    expect(excuse !== undefined).toBe(isExcused);
    if (excuse !== undefined) expect(excuse).toContain('https://example.com/docs (read 2026-11)');
  });

  test.each([
    ['an attribute of another resource type', '/Users', 'displayName eq "a"', true],
    ['an attribute of its resource type', '/Groups/.search', 'displayName eq "a"', false],
    ['no resource type of its own', '/Things', 'displayName eq "a"', false],
    ['an attribute of none', '/Things', 'title eq "a"', true],
  ])('because of a filter by %s', (_, path, filter, isExcused) => {
    const filters = { ...evidence, attributes: { User: ['userName'], Group: ['displayName'] } } as Profile['filters'];
    const query = `?filter=${encodeURIComponent(filter)}`;
    const exchanges = [exchange('GET', `${path}${query}`, 400)];

    expect(excuseFor({ ...small, filters } as Profile, { ...check, exchanges }) !== undefined).toBe(isExcused);
  });

  test.each([
    ['405', 'DELETE', true],
    ['204', 'DELETE', false],
    ['405', 'PUT', false],
  ])('because of %s for a %s in bulk', (status, method, isExcused) => {
    const asked = exchange('POST', '/Bulk', 200, {
      Operations: [
        { method: 'POST', path: '/Users', bulkId: 'a', data: { userName: 'a' } },
        { method, path: '/Users/1', data: { userName: 'a' } },
      ],
    });
    const body = JSON.stringify({ Operations: [{ status: '201' }, { status }] });
    const exchanges = [{ ...asked, answer: { ...asked.answer!, body } }];

    expect(excuseFor(small, { ...check, exchanges }) !== undefined).toBe(isExcused);
  });

  test('because of nothing in a bulk request that cannot be read', () => {
    const exchanges = [
      exchange('POST', '/Bulk', 400, { Operations: [{ method: 1 }, { method: 'DELETE' }, 7] }),
      exchange('POST', '/Bulk', 405),
    ];

    expect(excuseFor(small, { ...check, exchanges })).toBeUndefined();
  });
});
