import { schemaUrn } from '../../scim/urn.ts';
import { isAvailable } from '../../target/capabilities.ts';
import { definitionOf } from '../../target/definition-of.ts';
import type { Target } from '../../target/target.ts';
import type { DirectoryGroup, Person, PersonChanges } from '../identity-provider.ts';

/** People and groups of a scenario: rich enough to show what gets lost, and marked with the run's prefix. */
export interface Company {
  /** Somebody new, or the one who has the key already with other details. */
  person(key: string, details?: Partial<Person>): Person;
  group(key: string, members: readonly string[]): DirectoryGroup;
  /** An e-mail address nobody has. */
  address(): string;
  /** The changes without those that the target has no attribute for: no administrator would map them. */
  mapped<Changes extends PersonChanges>(changes: Changes): Changes;
}

const names: readonly (readonly [given: string, family: string])[] = [
  ['Ada', 'Lovelace'],
  ['Conan', "O'Brien"],
  ['Søren', 'Kierkegaard'],
  ['José', 'Ñandú'],
  ['Grace', 'Hopper'],
];

/** The attribute in the target that a detail of a person ends up in. */
const attributeOf: Partial<Record<keyof Person, string>> = {
  displayName: 'displayName',
  title: 'title',
  department: `${schemaUrn.EnterpriseUser}:department`,
  employeeNumber: `${schemaUrn.EnterpriseUser}:employeeNumber`,
  mobilePhone: 'phoneNumbers.value',
  preferredLanguage: 'preferredLanguage',
};

/** Whether the target can store what the path names. */
export function hasAttribute(path: string, { schemas, capabilities }: Target): boolean {
  const isExtended = path.startsWith(schemaUrn.EnterpriseUser);
  return definitionOf(path, schemas) !== undefined && (!isExtended || isAvailable(capabilities, 'EnterpriseUser'));
}

export function createCompany(nextName: () => string, emailDomain: string, target: Target): Company {
  const people = new Map<string, Person>();

  function mapped<Details extends object>(details: Details): Details {
    const kept = Object.entries(details).filter(([detail]) => {
      const path = attributeOf[detail as keyof Person];
      return path === undefined || hasAttribute(path, target);
    });
    return Object.fromEntries(kept) as Details;
  }

  function newcomer(key: string): Person {
    const [givenName, familyName] = names[people.size % names.length]!;
    const name = nextName();
    const userName = `${name}@${emailDomain}`;
    return {
      key,
      userName,
      givenName,
      familyName,
      email: userName,
      displayName: `${givenName} ${familyName}`,
      title: 'Engineer',
      department: 'Research',
      employeeNumber: name.replaceAll(/\D/g, '').slice(-9),
      mobilePhone: '+49 151 0000000',
      preferredLanguage: 'en-GB',
    };
  }

  return {
    person(key, details = {}) {
      const person = mapped({ ...(people.get(key) ?? newcomer(key)), ...details });
      people.set(key, person);
      return person;
    },
    group: (key, members) => ({ key, name: `${nextName()} Team`, members }),
    address: () => `${nextName()}@${emailDomain}`,
    mapped,
  };
}
