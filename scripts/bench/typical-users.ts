import { schemaUrn } from '../../src/scim/urn.ts';

/** A user as directories have them, about 620 bytes as returned. */
export function userBody(userName: string, title: string): string {
  const [given = '', family = ''] = userName.split(/[.@]/).map((part) => part[0]!.toUpperCase() + part.slice(1));
  return JSON.stringify({
    schemas: [schemaUrn.User, schemaUrn.EnterpriseUser],
    userName,
    externalId: `x-${userName}`,
    name: { formatted: `${given} ${family}`, familyName: family, givenName: given },
    displayName: `${given} ${family}`,
    title,
    active: true,
    emails: [{ value: userName, type: 'work', primary: true }],
    [schemaUrn.EnterpriseUser]: { employeeNumber: '701984', department: 'Tour Operations' },
  });
}

/** The userName of the user with a number. */
export function userNameOf(index: number): string {
  return `barbara${index}.jensen${(index * 7) % 9973}@example.com`;
}
