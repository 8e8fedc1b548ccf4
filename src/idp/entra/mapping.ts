import type { Json, JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import type { Values } from '../attribute-value.ts';
import type { MemberOrder } from '../member-order.ts';
import { evaluate } from './evaluate.ts';
import { parseExpression } from './expression.ts';
import { type Circumstances, rolesOf, text } from './functions.ts';
import { roleType } from './role.ts';
import type { Source } from './source.ts';

/** One row of the attribute mapping (EN-77). */
export interface EntraMapping {
  /** Attribute path in the target, spelled as Entra ID sends it. */
  readonly target: string;
  /** An expression over the source object, for example `[mail]`. */
  readonly source: string;
  /** 1 for the attribute objects are matched by; further ones are tried in order. */
  readonly matching?: number;
  /** Whether the value is the id of another object and follows after the objects. */
  readonly isReference?: true;
  readonly apply?: 'always' | 'on-create';
  /** Taken when the source is empty, on create only. */
  readonly defaultValue?: string;
  /** Further members of a new element of a multi-valued attribute. */
  readonly template?: JsonObject;
}

const enterprise = schemaUrn.EnterpriseUser;

/** EN-80: what a job of template `scim` starts with. */
export const defaultUserMapping: readonly EntraMapping[] = [
  { target: 'userName', source: '[userPrincipalName]', matching: 1 },
  { target: 'active', source: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")' },
  { target: 'displayName', source: '[displayName]' },
  { target: 'title', source: '[jobTitle]' },
  { target: 'emails[type eq "work"].value', source: '[mail]', template: { primary: true } },
  { target: 'emails[type eq "other"].Value', source: '[proxyAddresses]' },
  { target: 'preferredLanguage', source: '[preferredLanguage]' },
  { target: 'name.givenName', source: '[givenName]' },
  { target: 'name.familyName', source: '[surname]' },
  { target: 'name.formatted', source: 'Join(" ", [givenName], [surname])' },
  { target: 'addresses[type eq "other"].Formatted', source: '[physicalDeliveryOfficeName]' },
  { target: 'addresses[type eq "work"].streetAddress', source: '[streetAddress]' },
  { target: 'addresses[type eq "work"].locality', source: '[city]' },
  { target: 'addresses[type eq "work"].region', source: '[state]' },
  { target: 'addresses[type eq "work"].postalCode', source: '[postalCode]' },
  { target: 'addresses[type eq "work"].country', source: '[country]' },
  { target: 'phoneNumbers[type eq "work"].value', source: '[telephoneNumber]' },
  { target: 'phoneNumbers[type eq "mobile"].value', source: '[mobile]' },
  { target: 'phoneNumbers[type eq "fax"].value', source: '[facsimileTelephoneNumber]' },
  { target: 'externalId', source: '[mailNickname]' },
  { target: `${enterprise}:employeeNumber`, source: '[employeeId]' },
  { target: `${enterprise}:department`, source: '[department]' },
  { target: `${enterprise}:manager`, source: '[manager]', isReference: true },
];

/** EN-68; the members are references. */
export const defaultGroupMapping: readonly EntraMapping[] = [
  { target: 'displayName', source: '[displayName]', matching: 1 },
  { target: 'externalId', source: '[objectId]' },
];

/** EN-45: one role, written to the primary element. */
export const singleRoleMapping: readonly EntraMapping[] = ['display', 'value'].map((name) => ({
  target: `roles[primary eq "True"].${name}`,
  source: 'SingleAppRoleAssignment([appRoleAssignments])',
  template: { type: roleType },
}));

/** EN-45: all roles. */
export function rolesMapping(name: 'AppRoleAssignmentsComplex' | 'AssertiveAppRoleAssignmentsComplex'): EntraMapping {
  return { target: 'roles', source: `${name}([appRoleAssignments])` };
}

/** What the mapping makes of a source object; empty values are left out (EN-9). */
export function mapSource(
  mapping: readonly EntraMapping[],
  source: Source,
  occasion: 'create' | 'update',
  circumstances: Circumstances,
): Values {
  const rows = mapping
    .filter(({ isReference, apply }) => !isReference && (occasion === 'create' || apply !== 'on-create'))
    .map((row): readonly [string, Json] => {
      const value = evaluate(parseExpression(row.source), source, circumstances);
      const roles = rolesOf(value);
      if (roles.length > 0) return [row.target, roles];
      const fallback = occasion === 'create' ? (row.defaultValue ?? '') : '';
      return [row.target, text(value) || fallback];
    });
  return new Map(rows.filter(([, value]) => value !== ''));
}

/**
 * The order of EN-25. Where the facts print no place for an attribute it stands where Microsoft's serialiser puts it:
 * by base class, then alphabetically.
 */
export const userOrder: MemberOrder = {
  '': [
    'schemas',
    'externalId',
    'userName',
    'active',
    'addresses',
    'displayName',
    'emails',
    'locale',
    'meta',
    'name',
    'nickName',
    'phoneNumbers',
    'preferredLanguage',
    'roles',
    'timezone',
    'title',
    'userType',
  ],
  emails: ['primary', 'type', 'value'],
  phoneNumbers: ['primary', 'type', 'value'],
  addresses: ['primary', 'type', 'country', 'formatted', 'locality', 'postalCode', 'region', 'streetAddress'],
  name: ['formatted', 'familyName', 'givenName'],
  roles: ['primary', 'type', 'display', 'displayName', 'value'],
};
