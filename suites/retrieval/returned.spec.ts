import { expect, test, verifies } from '../../src/harness/index.ts';

test(
  'a retrieval shows what the answer to the create has shown',
  verifies('7644-3.4-02', { fix: 'Return the attributes with returned "default" in every answer, also to GET.' }),
  async ({ scim, given, target }) => {
    const { id, resource } = await given.existingUser();

    // RFC 7643 section 7: what is returned on request is shown to who has sent it, and not to everybody later.
    const requested = target.schemas.flatMap(({ attributes }) =>
      attributes.filter(({ returned }) => returned === 'request').map(({ name }) => name.toLowerCase()),
    );
    const onRequest = new Set(requested);
    const names = Object.keys(resource).filter(
      (name) => !name.startsWith('urn:') && !onRequest.has(name.toLowerCase()),
    );
    expect(Object.keys((await scim.retrieve('User', id)).resource), 'attributes of the User').toEqual(
      expect.arrayContaining(names),
    );
  },
);

test(
  'Groups in a list show the members that were asked for',
  verifies('7644-3.9-04', {
    fix: 'Return the attributes that a query names in the entries of a list as for a single resource.',
    needs: ['Group', 'filter'],
  }),
  async ({ scim, given }) => {
    const user = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: user.id }] });

    const filter = `displayName eq ${JSON.stringify(group.sent['displayName'])}`;
    const page = await scim.query('Group', { filter, attributes: ['members'] });

    expect(page.resources[0]?.['members'], 'members of the Group in the list').toMatchObject([{ value: user.id }]);
  },
);

test(
  'inactive Users are in lists',
  verifies('7644-3.4.2-05', {
    fix: 'Return inactive Users from every query that they match, and count them in totalResults.',
    needs: 'filter',
  }),
  async ({ scim, given }) => {
    const name = given.name();
    for (const active of [true, false]) await given.existingUser({ displayName: `${name} of two`, active });

    const page = await scim.query('User', { filter: `displayName sw "${name}"` });

    expect(page.at('totalResults'), 'totalResults').toBe(2);
  },
);

test(
  'the answer to a create tells userName as it is stored',
  verifies('7644-3.3-09', { fix: 'Send the stored resource in the body of the 201, not the one that was sent.' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user({ userName: given.userName().toUpperCase() }));

    expect(created.at('userName'), 'userName in the answer').toBe(
      (await given.stored('User', created.id ?? ''))['userName'],
    );
  },
);

test(
  'a list holds no more than filter.maxResults resources',
  verifies('7643-5-13', { fix: 'Return at most filter.maxResults resources, whatever count says.', needs: 'filter' }),
  async ({ scim, given, target, appliesIf }) => {
    const { maxResults = 0 } = target;
    appliesIf(maxResults > 0 && maxResults <= 50, 'The limit is unknown, or so high that it is not tried.');
    await given.existingUsers(maxResults + 1);

    for (const query of [{}, { count: maxResults + 1 }]) {
      expect((await scim.query('User', query)).resources.length, 'entries of the list').toBeLessThanOrEqual(maxResults);
    }
  },
);

test(
  'filter.maxResults lets lists have entries',
  verifies('7643-5-13', {
    fix: 'Advertise the number of resources that a list has at most.',
    level: 'SHOULD',
    needs: 'filter',
  }),
  async ({ scim, given, appliesIf }) => {
    const configuration = await scim.send({ method: 'GET', path: '/ServiceProviderConfig' });
    const filter = configuration.at('filter') as { readonly maxResults?: unknown } | undefined;
    appliesIf(typeof filter?.maxResults === 'number', 'No limit is advertised.');
    await given.existingUser();

    const page = await scim.query('User', { count: 1 });

    expect(page.resources.length, 'entries of a list').toBeLessThanOrEqual(filter!.maxResults as number);
  },
);

test(
  'a query with sortBy is answered where sorting is not supported',
  verifies('7644-3.4.2-03', { fix: 'Ignore sortBy and sortOrder where sorting is not supported.' }),
  async ({ scim, target, appliesIf }) => {
    appliesIf(target.capabilities.sort === 'no', 'Sorting is supported.');

    expect(await scim.query('User', { sortBy: 'userName', count: 1 })).toHaveStatus(200);
  },
);

test(
  'a primary value that is not the first decides the order',
  verifies('7644-3.4.2.3-04', {
    fix: 'Sort by the value marked primary, else by the first one.',
    needs: ['sort', 'filter'],
  }),
  async ({ scim, given }) => {
    const name = given.name();
    const address = (start: string) => `${start}-${given.userName()}`;
    const first = await given.existingUser({
      displayName: `${name} first`,
      emails: [
        { value: address('z'), type: 'home' },
        { value: address('a'), type: 'work', primary: true },
      ],
    });
    const second = await given.existingUser({
      displayName: `${name} second`,
      emails: [{ value: address('m'), type: 'work', primary: true }],
    });

    const page = await scim.query('User', {
      filter: `displayName sw "${name}"`,
      sortBy: 'emails.value',
      sortOrder: 'ascending',
    });

    expect(
      page.resources.map(({ id }) => id),
      'Users in order',
    ).toEqual([first.id, second.id]);
  },
);

test(
  'a User is said to be where the client found the service provider',
  verifies('7644-3.3-10', {
    fix: 'Build locations from the address by which clients reach the service provider, not from that behind a proxy.',
    level: 'SHOULD',
    establishes: 'locate resources',
  }),
  async ({ given, target }) => {
    const { resource } = await given.existingUser();
    const { location = '' } = resource['meta'] as { readonly location?: string };

    expect(new URL(location, `${target.baseUrl}/`).host, 'host of meta.location').toBe(new URL(target.baseUrl).host);
  },
);

test(
  'a query is answered to who accepts application/scim+json alone',
  verifies('7644-3.8-06', { fix: 'Serve application/scim+json to clients that ask for it.' }),
  async ({ scim }) => {
    const headers = { Accept: 'application/scim+json' };

    expect(await scim.send({ method: 'GET', path: scim.endpoint('User'), headers })).toHaveStatus(200);
  },
);
