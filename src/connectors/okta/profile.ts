import type { Person } from '../../idp/identity-provider.ts';

/** The profile of Okta's default user type for a person; null where there is no value, so that an old one goes away. */
export function profileOf(person: Person, oktaIdOf: (key: string) => string | undefined) {
  const { manager, custom } = person;
  return {
    login: person.userName,
    email: person.email,
    firstName: person.givenName,
    lastName: person.familyName,
    secondEmail: person.otherEmail ?? null,
    displayName: person.displayName ?? null,
    title: person.title ?? null,
    department: person.department ?? null,
    employeeNumber: person.employeeNumber ?? null,
    mobilePhone: person.mobilePhone ?? null,
    primaryPhone: person.workPhone ?? null,
    streetAddress: person.streetAddress ?? null,
    city: person.city ?? null,
    state: person.state ?? null,
    zipCode: person.postalCode ?? null,
    countryCode: person.country ?? null,
    preferredLanguage: person.preferredLanguage ?? null,
    managerId: manager === undefined ? null : (oktaIdOf(manager) ?? null),
    ...custom,
  };
}
