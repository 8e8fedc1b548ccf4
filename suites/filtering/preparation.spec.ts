import { expect, test, verifies } from '../../src/harness/index.ts';

test(
  'a userName is found however its accents are written',
  verifies(['7644-5-01', '7644-7.8-01'], {
    fix: 'Bring userName into normalisation form C before you compare it, as RFC 8265 section 3.3 says.',
    needs: 'filter',
    level: 'MAY',
  }),
  async ({ scim, given }) => {
    const userName = `zo\u00EB-${given.userName()}`;
    const { id } = await given.existingUser({ userName });

    const page = await scim.query('User', { filter: `userName eq "${userName.normalize('NFD')}"` });

    expect(page.ids(), 'ids of the Users found').toEqual([id]);
  },
);

test(
  'a value without primary counts as one with primary false',
  verifies('7643-2.4-07', {
    fix: 'Let primary eq false match values that have no primary.',
    needs: 'filter',
    level: 'MAY',
  }),
  async ({ scim, given }) => {
    const emails = [given.addresses().home];
    const { id, sent } = await given.existingUser({ emails });

    const filter = `userName eq "${String(sent['userName'])}" and emails[primary eq false]`;
    const page = await scim.query('User', { filter });

    expect(page.ids(), 'ids of the Users found').toEqual([id]);
  },
);
