import type { Json, JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import type { Values } from '../attribute-value.ts';
import type { Person } from '../identity-provider.ts';
import type { MemberOrder } from '../member-order.ts';

/** One row of the application's attribute mapping. */
export interface OktaMapping {
  /** Attribute path in the target. */
  readonly path: string;
  readonly from: (person: Person) => Json | undefined;
  /** Further members of a new element or complex value. */
  readonly template?: JsonObject;
}

const enterprise = schemaUrn.EnterpriseUser;
const isPrimary = { primary: true };

/** OK-26, and the attributes an application made with the wizard starts with. */
export const defaultMapping: readonly OktaMapping[] = [
  { path: 'userName', from: ({ userName }) => userName },
  { path: 'name.givenName', from: ({ givenName }) => givenName },
  { path: 'name.familyName', from: ({ familyName }) => familyName },
  { path: 'emails[type eq "work"].value', from: ({ email }) => email, template: isPrimary },
  { path: 'emails[type eq "other"].value', from: ({ otherEmail }) => otherEmail },
  { path: 'displayName', from: displayNameOf },
  { path: 'title', from: ({ title }) => title },
  { path: 'preferredLanguage', from: ({ preferredLanguage }) => preferredLanguage },
  { path: 'phoneNumbers[type eq "work"].value', from: ({ workPhone }) => workPhone, template: isPrimary },
  { path: 'phoneNumbers[type eq "mobile"].value', from: ({ mobilePhone }) => mobilePhone },
  { path: 'addresses[type eq "work"].streetAddress', from: ({ streetAddress }) => streetAddress, template: isPrimary },
  { path: 'addresses[type eq "work"].locality', from: ({ city }) => city, template: isPrimary },
  { path: 'addresses[type eq "work"].region', from: ({ state }) => state, template: isPrimary },
  { path: 'addresses[type eq "work"].postalCode', from: ({ postalCode }) => postalCode, template: isPrimary },
  { path: 'addresses[type eq "work"].country', from: ({ country }) => country, template: isPrimary },
  { path: 'locale', from: ({ custom }) => custom?.['locale'] ?? 'en-US' },
  { path: `${enterprise}:employeeNumber`, from: ({ employeeNumber }) => employeeNumber },
  { path: `${enterprise}:department`, from: ({ department }) => department },
];

export function displayNameOf({ displayName, givenName, familyName }: Person): string {
  return displayName ?? `${givenName} ${familyName}`;
}

export function mapPerson(mapping: readonly OktaMapping[], person: Person): Values {
  const rows = mapping.map(({ path, from }) => [path, from(person)] as const);
  return new Map(rows.filter((row): row is readonly [string, Json] => row[1] !== undefined));
}

/** The order of OK-24; where the facts print no place for an attribute it stands before `locale`. */
export const userOrder: MemberOrder = {
  '': [
    'schemas',
    'userName',
    'name',
    'emails',
    'displayName',
    'title',
    'preferredLanguage',
    'phoneNumbers',
    'addresses',
    'locale',
    'externalId',
    'groups',
    'password',
    'active',
  ],
  name: ['givenName', 'familyName'],
  emails: ['primary', 'value', 'type'],
  phoneNumbers: ['primary', 'value', 'type'],
  addresses: ['primary', 'streetAddress', 'locality', 'region', 'postalCode', 'country', 'type'],
};
