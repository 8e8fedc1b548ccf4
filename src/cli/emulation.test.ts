import { afterAll, describe, expect, test } from 'vitest';
import { readProfile } from '../profiles/read-profile.ts';
import { type TestAnswer, type TestClient, testClient } from '../provider/test-client.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import { messageUrn, schemaUrn } from '../scim/urn.ts';
import { emulationOf } from './emulation.ts';
import { emptyFolder, type Serving, scimulate, serving } from './testing/command.ts';

const ann = 'ann@example.com';
const user = (attributes: JsonObject = {}): JsonObject => ({
  schemas: [schemaUrn.User],
  userName: ann,
  name: { givenName: 'Ann', familyName: 'Other' },
  displayName: 'Ann Other',
  emails: [{ value: ann, type: 'work', primary: true }],
  active: true,
  ...attributes,
});
const group = { schemas: [schemaUrn.Group], displayName: 'Root Admins' };
const patch = (...Operations: Json[]): JsonObject => ({ schemas: [messageUrn.PatchOp], Operations });
const cxone = 'urn:example:params:scim:schemas:extension:cxone-emulation:2.0:User';

function emulated(name: string, mode?: string): TestClient {
  return testClient({ ...emulationOf(readProfile(name)!, mode), now: Date.now });
}

/** What happens after a User was created; gets that User's id. */
type Act = (send: TestClient['send'], id: string) => Promise<TestAnswer>;

const table: Readonly<Record<string, readonly (readonly [fact: string, act: Act, expected: object, mode?: string])[]>> =
  {
    'verint-identity': [
      [
        'refuses a second user of the same name',
        (send) => send('POST', '/Users', user({ externalId: '2' })),
        { status: 409 },
      ],
      [
        'refuses a user name without a domain',
        (send) => send('POST', '/Users', user({ userName: 'ann' })),
        { status: 400 },
      ],
      [
        'takes a user name with a Windows domain',
        (send) => send('POST', '/Users', user({ userName: 'X\\ann' })),
        { status: 201 },
      ],
      [
        'keeps who is deactivated',
        (send, id) => send('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'active', value: false })),
        { body: { active: false } },
      ],
      ['takes no users beside WFE Sync', (send) => send('DELETE', '/Users/1'), { status: 403 }, 'wfe-sync'],
    ],
    'verint-wfo': [
      [
        'takes no user name of 121 characters',
        (send) => send('POST', '/Users', user({ userName: 'a'.repeat(121) })),
        { status: 400 },
      ],
      ['takes 51 in the cloud', (send) => send('POST', '/Users', user({ userName: 'a'.repeat(51) })), { status: 201 }],
      [
        'takes none of 51 on premises',
        (send) => send('POST', '/Users', user({ userName: 'a'.repeat(51) })),
        { status: 400 },
        'on-premises',
      ],
      [
        'takes no angle bracket in a name',
        (send) => send('POST', '/Users', user({ userName: 'b', name: { givenName: 'A<', familyName: 'B' } })),
        { status: 400 },
      ],
      [
        'keeps what is cleared',
        (send, id) => send('PUT', `/Users/${id}`, user({ phoneNumbers: [] })),
        { status: 200, body: { phoneNumbers: [{ value: '1', type: 'work' }] } },
      ],
      [
        'puts new users into one organization',
        (send, id) => send('GET', `/Users/${id}`),
        { body: { [schemaUrn.EnterpriseUser]: { organization: 'Provisioning' } } },
      ],
      [
        'drops what is not selected',
        (send, id) => send('GET', `/Users/${id}`),
        { body: expect.not.objectContaining({ phoneNumbers: expect.anything() }) },
        'three-attributes',
      ],
      ['has no groups', (send) => send('GET', '/Groups'), { status: 404 }],
    ],
    'nice-wfm': [
      ['has no PATCH', (send, id) => send('PATCH', `/Users/${id}`, patch()), { status: 501 }],
      ['has no DELETE', (send, id) => send('DELETE', `/Users/${id}`), { status: 405, headers: { allow: 'GET, PUT' } }],
      ['has no groups', (send) => send('POST', '/Groups', group), { status: 404 }],
      ['has no bulk', (send) => send('POST', '/Bulk', {}), { status: 501 }],
      [
        'deactivates nobody',
        (send, id) => send('PUT', `/Users/${id}`, user({ active: false })),
        { status: 200, body: { active: true } },
      ],
      ['replaces the rest', (send, id) => send('PUT', `/Users/${id}`, user({ title: 'x' })), { body: { title: 'x' } }],
      [
        'says so',
        (send) => send('GET', '/ServiceProviderConfig'),
        { body: { patch: { supported: false }, bulk: { supported: false } } },
      ],
    ],
    'nice-cxone': [
      [
        'needs a family name',
        (send) => send('POST', '/Users', user({ userName: 'b@x', name: { givenName: 'B' } })),
        { status: 400 },
      ],
      [
        'needs a user name that is an address',
        (send) => send('POST', '/Users', user({ userName: 'b' })),
        { status: 400 },
      ],
      [
        'gives the role Agent',
        (send, id) => send('GET', `/Users/${id}`),
        { body: { roles: [{ value: 'Agent', primary: true }] } },
      ],
      [
        'creates nobody without the role Agent',
        (send) => send('POST', '/Users', user({ userName: 'b@x' })),
        { status: 400 },
        'without-agent',
      ],
      [
        'takes a template',
        (send) => send('POST', '/Users', user({ userName: 'b@x', [cxone]: { template: 'Night shift' } })),
        { status: 201, body: { roles: [{ value: 'Supervisor' }] } },
      ],
      [
        'knows its teams',
        (send) => send('POST', '/Users', user({ userName: 'b@x', [cxone]: { team: 'Team Z' } })),
        { status: 400 },
        'known-names',
      ],
      [
        'takes other names where nobody says which it knows',
        (send) => send('POST', '/Users', user({ userName: 'b@x', [cxone]: { team: 'Team Z', template: 'none' } })),
        { status: 201 },
      ],
      [
        'drops what the tenant has not switched on',
        (send, id) => send('GET', `/Users/${id}`),
        { body: expect.not.objectContaining({ displayName: expect.anything() }) },
        'four-attributes',
      ],
    ],
    veza: [
      [
        'needs a primary address',
        (send) => send('POST', '/Users', user({ userName: 'b@x', emails: [{ value: 'b@x' }] })),
        { status: 400, body: { detail: 'Email must be marked as primary' } },
      ],
      ['needs the address as user name', (send) => send('POST', '/Users', user({ userName: 'b@x' })), { status: 400 }],
      [
        'filters by eq alone',
        (send) => send('GET', '/Users?filter=userName%20co%20%22a%22'),
        { status: 400, body: { scimType: 'invalidFilter' } },
      ],
      [
        'allows 200 requests a minute',
        async (send) => {
          for (let index = 0; index < 200; index += 1) await send('GET', '/Users?count=0');
          return send('GET', '/Users');
        },
        { status: 429, body: { code: 8 }, headers: { 'retry-after': expect.any(String) } },
      ],
    ],
  };

describe.each(Object.entries(table))('%s', (name, rows) => {
  test.each(rows.map(([fact, act, expected, mode]) => ({ fact, act, expected, mode })))(
    '$fact',
    async ({ act, expected, mode }) => {
      const { provider, send } = emulated(name, mode);
      const created = await send('POST', '/Users', user({ phoneNumbers: [{ value: '1', type: 'work' }] }));
      const id = (created.body?.id as string | undefined) ?? provider.tenants[0]!.name;

      expect(await act(send, id)).toMatchObject(expected);
    },
  );
});

describe('scimulate run --profile', () => {
  const folder = emptyFolder();
  const running: Serving[] = [];
  afterAll(async () => {
    await Promise.all(running.map((each) => each.stop()));
    folder.remove();
  });

  test.each(Object.keys(table))(
    'finds nothing unexpected at the emulation of %s',
    async (name) => {
      const emulation = await serving(['serve', '--port', '0', '--profile', name, '--control', '--rate', '100000'], {
        env: { SCIM_TOKEN: 'token-of-the-emulation' },
      });
      running.push(emulation);
      const selection = ['--only', 'profiles', '--only', 'resources', '--seed', '1', '--rate', '100000'];
      const { stdout } = await scimulate(['run', emulation.url, '--profile', name, '--json', ...selection], {
        cwd: folder.path,
        env: { SCIM_TOKEN: 'token-of-the-emulation' },
      });

      const { counts, readiness } = JSON.parse(stdout) as { counts: object; readiness: { profile: object } };
      expect(counts).toMatchObject({ fail: 0, warn: 0, inconclusive: 0, error: 0 });
      expect(readiness.profile).toMatchObject({ verdict: 'ready' });
    },
    120_000,
  );

  test('says before any request what an identity provider lacks', async () => {
    const words = ['run', 'http://127.0.0.1:9', '--profile', 'nice-wfm', '--idp', 'entra'];

    expect(await scimulate(words)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('NICE WFM gives it too little: it needs PATCH for Users'),
    });
  });
});
