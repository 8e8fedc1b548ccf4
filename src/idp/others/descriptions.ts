import { scimJson } from '../../scim/media-type.ts';
import { schemaUrn } from '../../scim/urn.ts';
import type { ClientDescription, GroupHabits } from './description.ts';

const plain: ClientDescription = {
  facts: [],
  contentType: scimJson,
  space: 'percent20',
  endings: { query: '', change: '' },
  connection: ['/Users?count=1'],
  schemas: { user: schemaUrn.User, enterprise: schemaUrn.EnterpriseUser },
  order: { '': ['schemas', 'userName', 'name', 'displayName', 'emails'], emails: ['value', 'type', 'primary'] },
  sendsNullId: false,
  userUpdate: 'PUT',
  onLoss: 'deactivate',
  onRemoval: 'delete',
};

const plainGroups: GroupHabits = {
  lookup: 'filter',
  update: 'PATCH',
  members: 'all',
  removal: 'filter',
  rename: 'path',
  deletes: true,
  sendsDisplay: false,
};

/** OT-1: of groups no more than reading, creating and patching. */
const oneLogin: ClientDescription = {
  ...plain,
  facts: ['OT-1', 'OT-2', 'OT-3', 'OT-4', 'OT-6', 'OT-7', 'OT-9', 'OT-10'],
  space: 'plus',
  endings: { query: '&', change: '?' },
  connection: ['lookup of nobody'],
  order: {
    '': [schemaUrn.EnterpriseUser, 'active', 'emails', 'name', 'userName', 'id', 'schemas'],
    emails: ['value', 'type', 'primary'],
    name: ['familyName', 'givenName', 'formatted'],
  },
  sendsNullId: true,
  groups: { ...plainGroups, members: 'one', rename: 'never', deletes: false },
};

/** OT-5: URNs that are not those of the RFC. */
const legacy = { user: 'urn:scim:schemas:core:2.0', enterprise: 'urn:scim:schemas:extension:enterprise:2.0' };

export const clientDescriptions = {
  onelogin: oneLogin,
  'onelogin-legacy-urns': {
    ...oneLogin,
    facts: [...oneLogin.facts, 'OT-5'],
    schemas: legacy,
    order: {
      ...oneLogin.order,
      '': oneLogin.order['']!.map((name) => (name === schemaUrn.EnterpriseUser ? legacy.enterprise : name)),
    },
  },
  jumpcloud: {
    ...plain,
    facts: ['OT-15', 'OT-16', 'OT-17', 'OT-18'],
    connection: ['test resources'],
    groups: { ...plainGroups, members: 'one', removal: 'list', rename: 'pathless' },
  },
  pingone: {
    ...plain,
    facts: ['OT-25', 'OT-26', 'OT-27', 'OT-28'],
    groups: { ...plainGroups, lookup: 'all' },
  },
  'pingone-put-groups': {
    ...plain,
    facts: ['OT-25', 'OT-26', 'OT-27', 'OT-28'],
    groups: { ...plainGroups, lookup: 'all', update: 'PUT' },
  },
  sailpoint: {
    ...plain,
    facts: ['OT-40', 'OT-41'],
    connection: [
      '/ServiceProviderConfig',
      '/ResourceTypes',
      '/Schemas',
      '/ResourceTypes/User',
      `/Schemas/${schemaUrn.User}`,
    ],
    userUpdate: 'PATCH',
    onRemoval: 'deactivate',
  },
  rippling: {
    ...plain,
    facts: ['OT-45', 'OT-46'],
    connection: ['/ServiceProviderConfig'],
    groups: { ...plainGroups, sendsDisplay: true },
  },
  'google-workspace': {
    ...plain,
    facts: ['OT-50', 'OT-51', 'OT-52'],
    connection: ['/Users?count=1', '/Schemas'],
    onLoss: 'delete',
  },
} as const satisfies Readonly<Record<string, ClientDescription>>;

export type ClientName = keyof typeof clientDescriptions;
