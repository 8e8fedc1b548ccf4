import { expect, test, verifies } from '../../src/harness/index.ts';

const malformed = [
  { flaw: 'no operator', filter: 'userName', also: ['7644-3.4.2.2-07'] },
  { flaw: 'no value', filter: 'userName eq', also: ['7644-3.4.2.2-07'] },
  { flaw: 'no attribute', filter: 'eq "ada"', also: ['7644-3.4.2.2-07'] },
  { flaw: 'no expression', filter: '()', also: ['7644-3.4.2.2-06'] },
  { flaw: 'a value behind pr', filter: 'title pr "x"', also: ['7644-3.4.2.2-31'] },
  { flaw: 'nothing in its brackets', filter: 'emails[]', also: ['7644-3.4.2.2-26'] },
  { flaw: 'an open quote', filter: 'userName eq "ada', also: [] },
  { flaw: 'an open parenthesis', filter: '(userName eq "ada"', also: [] },
  { flaw: 'an open bracket', filter: 'emails[type eq "work"', also: [] },
  { flaw: 'a dangling and', filter: 'userName eq "ada" and', also: [] },
  { flaw: 'two operators', filter: 'userName eq eq "ada"', also: [] },
] as const;

for (const { flaw, filter, also } of malformed) {
  test(
    `a filter with ${flaw} is refused`,
    verifies(['7644-3.4.2.2-28', ...also], {
      fix: 'Answer a filter that cannot be parsed with 400 and scimType invalidFilter, never with a list.',
      needs: 'filter',
    }),
    async ({ scim }) => {
      expect(await scim.query('User', { filter })).toHaveStatus(400);
    },
  );
}

test(
  'brackets hold conditions on parts of the attribute, not on the resource',
  verifies('7644-3.4.2.2-26', {
    fix: 'Look names in brackets up among the sub-attributes: emails have no userName, so nothing matches.',
    needs: 'filter',
  }),
  async ({ scim, population }) => {
    const page = await scim.query('User', { filter: `emails[${population.filter}]` });

    expect(page.resources, 'Users returned').toEqual([]);
  },
);

test(
  'an unknown operator is refused as invalidFilter',
  verifies('7644-3.4.2.2-41', {
    fix: 'Answer an operator you do not know with 400 and scimType invalidFilter.',
    needs: 'filter',
  }),
  async ({ scim }) => {
    expect(await scim.query('User', { filter: 'userName regex "a.*"' })).toBeScimError(400, 'invalidFilter');
  },
);

test(
  'a refused filter is explained',
  verifies('7644-3.4.2.2-42', { fix: 'Say in detail what is wrong with the filter, and where.', needs: 'filter' }),
  async ({ scim }) => {
    const answer = await scim.query('User', { filter: 'userName regex "a.*"' });

    expect(answer.at('detail'), 'detail').toBePresent();
  },
);

for (const { attribute, value } of [{ attribute: 'active', value: 'true' }]) {
  test(
    `${attribute} cannot be compared with gt`,
    verifies('7644-3.4.2.2-16', {
      fix: 'Refuse gt, ge, lt and le on booleans with 400 and scimType invalidFilter.',
      needs: 'filter',
    }),
    async ({ scim }) => {
      expect(await scim.query('User', { filter: `${attribute} gt ${value}` })).toBeScimError(400, 'invalidFilter');
    },
  );
}

test(
  'an unquoted text never matches everybody',
  verifies('7644-3.4.2.2-32', {
    fix: 'Refuse an unquoted text value with 400, or read it as if it had quotes.',
    needs: 'filter',
  }),
  async ({ scim, population, observe }) => {
    const page = await scim.query('User', { filter: `${population.filter} and displayName eq Nobody` });

    observe('unquoted text in filters', page.status === 200 ? 'read as text' : `refused with ${page.status}`);
    expect(page.resources, 'Users returned').toEqual([]);
  },
);
