import type { Person } from '../../idp/identity-provider.ts';

/** Properties of a Graph user for a person; null where there is no value, so that an old one goes away. */
export function propertiesOf(person: Person, appId: string) {
  const { custom = {} } = person;
  const extensions = Object.entries(custom).map(([name, value]) => {
    const isOwn = name === 'mailNickname';
    return [isOwn ? name : `extension_${appId.replaceAll('-', '')}_${name}`, value] as const;
  });
  return {
    userPrincipalName: person.userName,
    mailNickname: person.userName.split('@')[0],
    givenName: person.givenName,
    surname: person.familyName,
    displayName: person.displayName ?? `${person.givenName} ${person.familyName}`,
    mail: person.email,
    otherMails: person.otherEmail === undefined ? [] : [person.otherEmail],
    jobTitle: person.title ?? null,
    department: person.department ?? null,
    employeeId: person.employeeNumber ?? null,
    mobilePhone: person.mobilePhone ?? null,
    businessPhones: person.workPhone === undefined ? [] : [person.workPhone],
    faxNumber: person.fax ?? null,
    officeLocation: person.office ?? null,
    streetAddress: person.streetAddress ?? null,
    city: person.city ?? null,
    state: person.state ?? null,
    postalCode: person.postalCode ?? null,
    country: person.country ?? null,
    preferredLanguage: person.preferredLanguage ?? null,
    ...Object.fromEntries(extensions),
  };
}
