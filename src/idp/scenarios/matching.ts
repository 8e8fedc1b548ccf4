import { schemaUrn } from '../../scim/urn.ts';
import { defaultUserMapping, type EntraMapping } from '../entra/mapping.ts';
import type { Person } from '../identity-provider.ts';
import { earlierAccount, married } from './people.ts';
import { type Scenario, type Stage, scenarioSet } from './scenario.ts';

const employeeNumber = `${schemaUrn.EnterpriseUser}:employeeNumber`;

/** The default mapping of Entra with another matching attribute (EN-16, EN-17). */
function matchedBy(target: string): readonly EntraMapping[] {
  return defaultUserMapping.map(({ matching: _, ...row }) => (row.target === target ? { ...row, matching: 1 } : row));
}

/** The account of somebody whose name has changed is found by something else. */
function found(
  by: string,
  target: string,
  account: (person: Person) => Parameters<Stage['others']['create']>[1],
): Scenario {
  return {
    does: `adopts an account by its ${by}`,
    attributes: [target.replace(/\[.*\]/, '')],
    setUp: () => ({ entra: { mapping: matchedBy(target) } }),
    isOwnPreparation: true,
    given: married,
    async play({ idp, company, others }) {
      const person = company.person('veteran');
      await others.create('User', { ...earlierAccount(person), userName: company.address(), ...account(person) });
      await idp.assign(person);
    },
  };
}

/** Ways to find an account that is there. */
export const matching = scenarioSet({
  'adopt-percent20': {
    does: 'adopts an account with spaces written as %20',
    setUp: () => ({ okta: { knobs: { queryEncoding: 'percent20' } } }),
    given: married,
    async play({ idp, company, others }) {
      const person = company.person('veteran');
      await others.create('User', earlierAccount(person));
      await idp.assign(person);
    },
  },

  'adopt-by-external-id': found('externalId', 'externalId', ({ userName }) => ({
    externalId: userName.split('@')[0],
  })),

  'adopt-by-mail': found('work address', 'emails[type eq "work"].value', ({ email }) => ({
    emails: [{ value: email, type: 'work', primary: true }],
  })),

  'adopt-by-employee-number': found('employee number', employeeNumber, (person) => ({
    [schemaUrn.EnterpriseUser]: { employeeNumber: person.employeeNumber },
  })),
});
