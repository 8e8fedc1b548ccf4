import type { Person } from '../../idp/identity-provider.ts';
import type { Json, JsonObject } from '../../scim/json.ts';

/** Property of a Graph user by detail of a person. */
const propertyOf = {
  userName: 'userPrincipalName',
  givenName: 'givenName',
  familyName: 'surname',
  email: 'mail',
  displayName: 'displayName',
  title: 'jobTitle',
  department: 'department',
  employeeNumber: 'employeeId',
  mobilePhone: 'mobilePhone',
  fax: 'faxNumber',
  office: 'officeLocation',
  streetAddress: 'streetAddress',
  city: 'city',
  state: 'state',
  postalCode: 'postalCode',
  country: 'country',
  preferredLanguage: 'preferredLanguage',
} as const;

export interface Relations {
  readonly manager?: string | undefined;
  readonly roles: readonly string[];
}

/** The person that a user of Microsoft Graph describes. */
export function personOf(id: string, user: JsonObject, { manager, roles }: Relations): Person {
  const details = Object.entries(propertyOf).flatMap(([detail, property]) =>
    isText(user[property]) ? [[detail, user[property]] as const] : [],
  );
  const [otherEmail, workPhone] = [firstOf(user['otherMails']), firstOf(user['businessPhones'])];
  return {
    key: id,
    ...(Object.fromEntries(details) as Pick<Person, 'userName' | 'givenName' | 'familyName' | 'email'>),
    ...(otherEmail !== undefined && { otherEmail }),
    ...(workPhone !== undefined && { workPhone }),
    ...(manager !== undefined && { manager }),
    ...(roles.length > 0 && { roles }),
    custom: customOf(user),
  };
}

/** Directory extensions have the application in their names. */
function customOf(user: JsonObject): Readonly<Record<string, string>> {
  const entries = Object.entries(user).flatMap(([name, value]) => {
    const own = name === 'mailNickname' ? name : /^extension_[0-9a-f]{32}_(\w+)$/.exec(name)?.[1];
    return own !== undefined && isText(value) ? [[own, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

function firstOf(list: Json | undefined): string | undefined {
  return Array.isArray(list) && isText(list[0] as Json) ? (list[0] as string) : undefined;
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
