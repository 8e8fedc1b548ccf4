import type { Person } from '../../idp/identity-provider.ts';
import type { Json, JsonObject } from '../../scim/json.ts';

/** Attribute of an Okta profile by detail of a person; what is named nowhere travels as it is. */
const attributeOf = {
  userName: 'login',
  givenName: 'firstName',
  familyName: 'lastName',
  email: 'email',
  otherEmail: 'secondEmail',
  displayName: 'displayName',
  title: 'title',
  department: 'department',
  employeeNumber: 'employeeNumber',
  mobilePhone: 'mobilePhone',
  workPhone: 'primaryPhone',
  streetAddress: 'streetAddress',
  city: 'city',
  state: 'state',
  postalCode: 'zipCode',
  country: 'countryCode',
  preferredLanguage: 'preferredLanguage',
  manager: 'managerId',
} as const;

/** The person that a profile of Okta's user type describes. */
export function personOf(id: string, profile: JsonObject): Person {
  const known = new Set<string>(Object.values(attributeOf));
  const details = Object.entries(attributeOf).flatMap(([detail, attribute]) =>
    isText(profile[attribute]) ? [[detail, profile[attribute]] as const] : [],
  );
  const custom = Object.entries(profile).filter(
    (entry): entry is [string, string] => !known.has(entry[0]) && isText(entry[1]),
  );
  return {
    key: id,
    ...(Object.fromEntries(details) as Pick<Person, 'userName' | 'givenName' | 'familyName' | 'email'>),
    ...(custom.length > 0 && { custom: Object.fromEntries(custom) }),
  };
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
