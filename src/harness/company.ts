import type { DirectoryGroup, Person } from '../idp/identity-provider.ts';
import { isAvailable } from '../target/capabilities.ts';
import type { Target } from '../target/target.ts';

/** People and groups of a scenario: rich enough to show what gets lost, and marked with the run's prefix. */
export interface Company {
  person(key: string, details?: Partial<Person>): Person;
  group(key: string, members: readonly string[]): DirectoryGroup;
}

const names: readonly (readonly [given: string, family: string])[] = [
  ['Ada', 'Lovelace'],
  ['Conan', "O'Brien"],
  ['Søren', 'Kierkegaard'],
  ['José', 'Ñandú'],
  ['Grace', 'Hopper'],
];

/** Attributes that the target's schemas do not have are left out: no administrator would map them. */
export function createCompany(nextName: () => string, emailDomain: string, { capabilities }: Target): Company {
  const hasEnterprise = isAvailable(capabilities, 'EnterpriseUser');
  let count = 0;
  return {
    person(key, details = {}) {
      const [givenName, familyName] = names[count++ % names.length]!;
      const userName = `${nextName()}@${emailDomain}`;
      return {
        key,
        userName,
        givenName,
        familyName,
        email: userName,
        displayName: `${givenName} ${familyName}`,
        title: 'Engineer',
        ...(hasEnterprise && { department: 'Research', employeeNumber: String(1000 + count) }),
        mobilePhone: '+49 151 0000000',
        preferredLanguage: 'en-GB',
        ...details,
      };
    },
    group: (key, members) => ({ key, name: `${nextName()} Team`, members }),
  };
}
