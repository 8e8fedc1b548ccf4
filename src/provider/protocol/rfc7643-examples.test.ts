import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import { testClient } from '../test-client.ts';

const bjensen = '2819c223-7f76-453a-919d-413861904646';
const mandy = '902c246b-6245-4190-8e05-00816be7344a';
const manager = '26118915-6090-4610-87e4-49d8ca9f808d';
const certificate =
  'MIIDQzCCAqygAwIBAgICEAAwDQYJKoZIhvcNAQEFBQAwTjELMAkGA1UEBhMCVVMxEzARBgNVBAgMCkNhbGlmb3JuaWExFDASBgNVBAoMC2V4YW1wbGUuY29tMRQwEgYDVQQDDAtleGFtcGxlLmNvbTAeFw0xMTEwMjIwNjI0MzFaFw0xMjEwMDQwNjI0MzFa';

/** Figure 4 of RFC 7643, with the country of erratum 5990. */
const full: JsonObject = {
  schemas: [schemaUrn.User],
  id: bjensen,
  externalId: '701984',
  userName: 'bjensen@example.com',
  name: {
    formatted: 'Ms. Barbara J Jensen, III',
    familyName: 'Jensen',
    givenName: 'Barbara',
    middleName: 'Jane',
    honorificPrefix: 'Ms.',
    honorificSuffix: 'III',
  },
  displayName: 'Babs Jensen',
  nickName: 'Babs',
  profileUrl: 'https://login.example.com/bjensen',
  emails: [
    { value: 'bjensen@example.com', type: 'work', primary: true },
    { value: 'babs@jensen.org', type: 'home' },
  ],
  addresses: [
    {
      type: 'work',
      streetAddress: '100 Universal City Plaza',
      locality: 'Hollywood',
      region: 'CA',
      postalCode: '91608',
      country: 'US',
      formatted: '100 Universal City Plaza\nHollywood, CA 91608 USA',
      primary: true,
    },
    {
      type: 'home',
      streetAddress: '456 Hollywood Blvd',
      locality: 'Hollywood',
      region: 'CA',
      postalCode: '91608',
      country: 'US',
      formatted: '456 Hollywood Blvd\nHollywood, CA 91608 USA',
    },
  ],
  phoneNumbers: [
    { value: '555-555-5555', type: 'work' },
    { value: '555-555-4444', type: 'mobile' },
  ],
  ims: [{ value: 'someaimhandle', type: 'aim' }],
  photos: [
    { value: 'https://photos.example.com/profilephoto/72930000000Ccne/F', type: 'photo' },
    { value: 'https://photos.example.com/profilephoto/72930000000Ccne/T', type: 'thumbnail' },
  ],
  userType: 'Employee',
  title: 'Tour Guide',
  preferredLanguage: 'en-US',
  locale: 'en-US',
  timezone: 'America/Los_Angeles',
  active: true,
  password: 't1meMa$heen',
  groups: [{ value: 'e9e30dba-f08f-4109-8486-d5c6a331660a', display: 'Tour Guides' }],
  x509Certificates: [{ value: certificate }],
  meta: { resourceType: 'User', created: '2010-01-23T04:56:22Z', version: 'W/"a330bc54f0671c9"' },
};

describe('the representations of RFC 7643 section 8', () => {
  test.each<[string, JsonObject]>([
    ['minimal User', { schemas: [schemaUrn.User], userName: 'bjensen@example.com' }],
    ['full User', full],
    [
      'enterprise User',
      {
        ...full,
        schemas: [schemaUrn.User, schemaUrn.EnterpriseUser],
        [schemaUrn.EnterpriseUser]: {
          employeeNumber: '701984',
          costCenter: '4130',
          organization: 'Universal Studios',
          division: 'Theme Park',
          department: 'Tour Operations',
          manager: { value: manager, $ref: `../Users/${manager}` },
        },
      },
    ],
  ])('the %s is kept as it is, but for what only the service provider knows', async (_, example) => {
    const { send } = testClient({ basePath: '/v2', newId: () => bjensen });
    expect((await send('POST', '/Users', example)).status).toBe(201);
    const { body } = await send('GET', `/Users/${bjensen}`);
    const { password: __, groups: ___, meta: ____, ...kept } = example;
    expect(body).toEqual({
      ...kept,
      id: bjensen,
      meta: {
        resourceType: 'User',
        created: expect.any(String),
        lastModified: expect.any(String),
        location: `https://example.com/v2/Users/${bjensen}`,
        version: 'W/"1"',
      },
    });
  });

  test("the manager's name and address come from the manager", async () => {
    const ids = [manager, bjensen];
    const { send } = testClient({ basePath: '/v2', newId: () => ids.shift()! });
    await send('POST', '/Users', { schemas: [schemaUrn.User], userName: 'jsmith', displayName: 'John Smith' });
    const extension = { manager: { value: manager, $ref: `../Users/${manager}`, displayName: 'ignored' } };
    const schemas = [schemaUrn.User, schemaUrn.EnterpriseUser];
    const { body } = await send('POST', '/Users', { schemas, userName: 'b', [schemaUrn.EnterpriseUser]: extension });
    expect(body[schemaUrn.EnterpriseUser].manager).toEqual({
      value: manager,
      $ref: `https://example.com/v2/Users/${manager}`,
      displayName: 'John Smith',
    });
  });

  test('the Group is kept, with the types of its members', async () => {
    const ids = [bjensen, mandy, 'e9e30dba-f08f-4109-8486-d5c6a331660a'];
    const { send } = testClient({ basePath: '/v2', newId: () => ids.shift()! });
    for (const userName of ['bjensen', 'mandy']) await send('POST', '/Users', { schemas: [schemaUrn.User], userName });
    const members = [
      { value: bjensen, $ref: `https://example.com/v2/Users/${bjensen}`, display: 'Babs Jensen' },
      { value: mandy, $ref: `https://example.com/v2/Users/${mandy}`, display: 'Mandy Pepperidge' },
    ];
    const { status, body } = await send('POST', '/Groups', {
      schemas: [schemaUrn.Group],
      displayName: 'Tour Guides',
      members,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      displayName: 'Tour Guides',
      members: members.map((member) => Object.assign({ type: 'User' }, member)),
    });
  });
});
