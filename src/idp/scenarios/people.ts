import type { JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import type { Person } from '../identity-provider.ts';
import type { Company } from './company.ts';
import { type Step, scenarioSet, settling } from './scenario.ts';

/** People have accounts. */
export function employed(...keys: readonly string[]): Step {
  return employedAs(keys, () => ({}));
}

/** People have accounts with these details. */
export function employedAs(keys: readonly string[], details: (company: Company) => Partial<Person>): Step {
  return {
    flow: 'provision',
    async act({ idp, company }) {
      for (const key of keys) await idp.assign(company.person(key, details(company)));
    },
  };
}

/** Somebody else has married: where that fails already, nothing is to be learned from what follows. */
export const married: readonly Step[] = [
  employed('forerunner'),
  { flow: 'push profiles', act: ({ idp }) => idp.updateProfile('forerunner', { familyName: 'King' }) },
];

/** Somebody else has left. */
export const departed: readonly Step[] = [
  employed('forerunner'),
  { flow: 'deprovision', act: ({ idp }) => idp.unassign('forerunner') },
];

/** An account of the person that somebody else has created, with every element that a mapping may change. */
export function earlierAccount({ userName }: Person): JsonObject {
  return {
    userName,
    name: { givenName: 'Former', familyName: 'Name' },
    displayName: 'Former Name',
    emails: [{ value: `former.${userName}`, type: 'work', primary: true }],
    phoneNumbers: [{ value: '+49 30 0000000', type: 'mobile' }],
  };
}

const withTwoAddresses = employedAs(['mover'], (company) => ({ otherEmail: company.address() }));

/** People join, change and leave. */
export const people = scenarioSet({
  joiner: {
    does: 'gives a joiner an account',
    play: ({ idp, company }) => idp.assign(company.person('joiner')),
  },

  adopt: {
    does: 'adopts an account that is there',
    given: married,
    async play({ idp, company, others }) {
      const person = company.person('veteran');
      // Namesakes, for service providers that compare less than the whole name.
      await others.create('User', { userName: `x${person.userName}` });
      await others.create('User', { userName: `${person.userName}.x` });
      await others.create('User', earlierAccount(person));
      await idp.assign(person);
    },
  },

  'change-single': {
    does: 'pushes a changed title',
    attributes: ['title'],
    given: [...married, employed('mover')],
    play: ({ idp }) => idp.updateProfile('mover', { title: 'Lead Engineer' }),
  },

  'change-complex': {
    does: 'pushes a changed family name',
    given: [employed('mover')],
    play: ({ idp }) => idp.updateProfile('mover', { familyName: 'King' }),
  },

  'change-typed': {
    does: 'pushes a changed address beside another',
    attributes: ['emails.type'],
    given: [...married, withTwoAddresses],
    play: ({ idp, company }) => idp.updateProfile('mover', { email: company.address() }),
  },

  'change-second-address': {
    does: 'pushes a changed second address',
    attributes: ['emails.type'],
    given: [...married, withTwoAddresses],
    play: ({ idp, company }) => idp.updateProfile('mover', { otherEmail: company.address() }),
  },

  'change-enterprise': {
    does: 'pushes a changed department',
    attributes: [`${schemaUrn.EnterpriseUser}:department`],
    given: [...married, employed('mover')],
    play: ({ idp }) => idp.updateProfile('mover', { department: 'Sales' }),
  },

  'change-many': {
    does: 'pushes many changes at once',
    given: [...married, employed('mover')],
    play: ({ idp, company }) =>
      idp.updateProfile(
        'mover',
        company.mapped({
          familyName: 'King',
          displayName: 'Ada King',
          email: company.address(),
          title: 'Lead Engineer',
          department: 'Sales',
          preferredLanguage: 'fr-FR',
        }),
      ),
  },

  'add-single': {
    does: 'adds a title where there was none',
    attributes: ['title'],
    given: [
      ...married,
      {
        flow: 'provision',
        act({ idp, company }) {
          const { title: _, ...person } = company.person('mover');
          return idp.assign(person);
        },
      },
    ],
    play: ({ idp }) => idp.updateProfile('mover', { title: 'Engineer' }),
  },

  'add-typed': {
    does: 'adds a number of a new kind',
    attributes: ['phoneNumbers.type'],
    given: [...married, employed('mover')],
    play: ({ idp }) => idp.updateProfile('mover', { workPhone: '+49 30 1111111' }),
  },

  clear: {
    does: 'clears what was emptied',
    attributes: ['title'],
    given: [...married, employed('mover')],
    play: ({ idp }) => idp.updateProfile('mover', { title: null }),
  },

  rename: {
    does: 'renames an account',
    given: [...married, employed('mover')],
    play: ({ idp, company }) => idp.updateProfile('mover', { userName: company.address() }),
  },

  leaver: {
    does: 'shuts a leaver out',
    given: [employed('leaver')],
    play: ({ idp }) => idp.unassign('leaver'),
  },

  rehire: {
    does: 'lets a former colleague back in',
    given: [employed('rehired'), { flow: 'deprovision', act: ({ idp }) => idp.unassign('rehired') }],
    play: ({ idp, company }) => idp.assign(company.person('rehired', { title: 'Senior Engineer' })),
  },

  'sick-leave': {
    does: 'takes somebody away and brings them back',
    given: [...departed, employed('absent')],
    async play({ idp }) {
      await idp.deactivate('absent');
      const shortcomings = await settling({ idp });
      await idp.restore('absent');
      return shortcomings;
    },
  },

  deletion: {
    does: 'does what it does when a person is deleted',
    given: [employed('leaver')],
    play: ({ idp }) => idp.remove('leaver'),
  },

  password: {
    does: 'pushes a changed password',
    needs: 'changePassword',
    ability: 'password',
    setUp: () => ({ okta: { knobs: { passwordSync: true } } }),
    given: [employed('forgetful')],
    play: ({ idp }) => idp.changePassword('forgetful', 'Correct-Horse-7-Battery'),
  },
});
