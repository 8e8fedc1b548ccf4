import type { JsonObject } from '../../scim/json.ts';
import type { PersonEntry } from '../directory.ts';

export interface AppRole extends JsonObject {
  readonly id: string;
  readonly value: string;
  readonly displayName: string;
}

/** What an attribute of the source object or an expression can be worth; null and "" are both empty. */
export type SourceValue = string | readonly string[] | readonly AppRole[] | null;

/** Attributes of an object in the directory by Entra's names. */
export type Source = Readonly<Record<string, SourceValue>>;

export interface SourceFacts {
  readonly objectId: string;
  /** Disabled, deleted or out of scope: what Entra calls soft-deleted in mappings. */
  readonly isSoftDeleted: boolean;
  readonly isInRecycleBin: boolean;
  readonly roles: readonly AppRole[];
}

/** A person as the mappings see it (EN-80). */
export function sourceOf({ person, status }: PersonEntry, facts: SourceFacts): Source {
  // EN-52: in the recycle bin addresses begin with the object's id, so that they can be used again.
  const mark = facts.isInRecycleBin ? facts.objectId.replaceAll('-', '') : '';
  const marked = (address: string | undefined) => (address === undefined ? null : `${mark}${address}`);
  return {
    objectId: facts.objectId,
    originalUserPrincipalName: person.userName,
    userPrincipalName: `${mark}${person.userName}`,
    mail: marked(person.email),
    proxyAddresses: person.otherEmail === undefined ? null : [`${mark}${person.otherEmail}`],
    mailNickname: person.custom?.['mailNickname'] ?? person.userName.split('@')[0] ?? null,
    displayName: person.displayName ?? `${person.givenName} ${person.familyName}`,
    givenName: person.givenName,
    surname: person.familyName,
    jobTitle: person.title ?? null,
    department: person.department ?? null,
    employeeId: person.employeeNumber ?? null,
    preferredLanguage: person.preferredLanguage ?? null,
    telephoneNumber: person.workPhone ?? null,
    mobile: person.mobilePhone ?? null,
    facsimileTelephoneNumber: person.fax ?? null,
    physicalDeliveryOfficeName: person.office ?? null,
    streetAddress: person.streetAddress ?? null,
    city: person.city ?? null,
    state: person.state ?? null,
    postalCode: person.postalCode ?? null,
    country: person.country ?? null,
    manager: person.manager ?? null,
    accountEnabled: status === 'active' ? 'True' : 'False',
    IsSoftDeleted: facts.isSoftDeleted ? 'True' : 'False',
    appRoleAssignments: facts.roles,
    ...person.custom,
  };
}
