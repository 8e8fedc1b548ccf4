import { expect, memberOf, test, verifies } from '../../src/harness/index.ts';
import { schemaUrn } from '../../src/scim/urn.ts';

test(
  'attributes limits what is returned',
  verifies('7644-3.9-03', {
    fix: 'Return only the attributes named in attributes, and those that are always returned.',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    const answer = await scim.retrieve('User', id, { attributes: ['userName'] });

    expect(answer.at('userName'), 'userName').toBe(sent['userName']);
    for (const name of ['displayName', 'emails', 'name']) {
      expect(answer.at(name), `${name}, which was not asked for`).toBeAbsent();
    }
  },
);

test(
  'id is returned although attributes does not name it',
  verifies('7644-3.9-04', { fix: 'Always return id, whatever attributes says.' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect((await scim.retrieve('User', id, { attributes: ['userName'] })).at('id'), 'id').toBe(id);
  },
);

test(
  'attributes limits the entries of a list',
  verifies('7644-3.4.2.5-01', { fix: 'Apply attributes to every entry of a list; keep id.', needs: 'filter' }),
  async ({ scim, population }) => {
    const page = await scim.query('User', { filter: population.filter, attributes: ['userName'], count: 100 });

    expect(page.resources.length, 'entries').toBe(population.users.length);
    for (const resource of page.resources) {
      expect(memberOf(resource, 'displayName'), 'displayName, which was not asked for').toBeAbsent();
    }
  },
);

test(
  'a sub-attribute can be asked for alone',
  verifies('7644-3.10-04', { fix: 'Understand name.givenName in attributes and return only that part of name.' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const answer = await scim.retrieve('User', id, { attributes: ['name.givenName'] });

    expect(answer.at('name', 'givenName'), 'name.givenName').toBe('Ada');
    expect(answer.at('name', 'familyName'), 'name.familyName, which was not asked for').toBeAbsent();
  },
);

test(
  'excludedAttributes leaves attributes out',
  verifies(['7644-3.9-07', '7644-3.4.2.5-02'], {
    fix: 'Leave the attributes named in excludedAttributes out of the answer, and only those.',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    const answer = await scim.retrieve('User', id, { excludedAttributes: ['emails'] });

    expect(answer.at('emails'), 'emails').toBeAbsent();
    expect(answer.at('userName'), 'userName').toBe(sent['userName']);
  },
);

test(
  'excludedAttributes keeps the extension',
  verifies('7644-3.9-07', {
    fix: 'Leave out only what excludedAttributes names; extension attributes stay.',
    needs: 'EnterpriseUser',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({ [schemaUrn.EnterpriseUser]: { department: 'Research' } });

    const answer = await scim.retrieve('User', id, { excludedAttributes: ['displayName'] });

    expect(answer.at(schemaUrn.EnterpriseUser, 'department'), 'department').toBe('Research');
  },
);

test(
  'id cannot be excluded',
  verifies(['7644-3.4.2.5-04', '7644-3.9-06'], { fix: 'Ignore id in excludedAttributes: it is always returned.' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect((await scim.retrieve('User', id, { excludedAttributes: ['id', 'userName'] })).at('id'), 'id').toBe(id);
  },
);

test(
  'an attribute can be named with its URN',
  verifies('7644-3.10-01', { fix: `Understand ${schemaUrn.User}:userName in attributes.` }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    const answer = await scim.retrieve('User', id, { attributes: [`${schemaUrn.User}:userName`] });

    expect(answer.at('userName'), 'userName').toBe(sent['userName']);
    expect(answer.at('displayName'), 'displayName, which was not asked for').toBeAbsent();
  },
);

test(
  'an extension attribute can be asked for',
  verifies('7644-3.10-01', {
    fix: `Understand ${schemaUrn.EnterpriseUser}:department in attributes.`,
    needs: 'EnterpriseUser',
  }),
  async ({ scim, given }) => {
    const enterprise = { department: 'Research', division: 'Engines' };
    const { id } = await given.existingUser({ [schemaUrn.EnterpriseUser]: enterprise });

    const answer = await scim.retrieve('User', id, { attributes: [`${schemaUrn.EnterpriseUser}:department`] });

    expect(answer.at(schemaUrn.EnterpriseUser, 'department'), 'department').toBe('Research');
    expect(answer.at(schemaUrn.EnterpriseUser, 'division'), 'division, which was not asked for').toBeAbsent();
  },
);

test(
  'attribute names are compared without case',
  verifies('7644-3.10-06', { fix: 'Match names in attributes and excludedAttributes without case.' }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    const answer = await scim.retrieve('User', id, { attributes: ['USERNAME'] });

    expect(answer.at('userName'), 'userName').toBe(sent['userName']);
  },
);

test(
  'a password is not returned when it is asked for',
  verifies('7643-7-37', { fix: 'Never return password, even when attributes names it.' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({ password: given.password() });

    const answer = await scim.retrieve('User', id, { attributes: ['password', 'userName'] });

    expect(answer.at('password'), 'password').toBeAbsent();
  },
);

test(
  'attributes works on the answer to a create',
  verifies('7644-3.4.2.5-01', { fix: 'Apply attributes to the answer of a POST as well.', level: 'SHOULD' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user(), { attributes: ['userName'] });

    expect(created).toSucceed();
    expect(created.at('displayName'), 'displayName, which was not asked for').toBeAbsent();
  },
);
