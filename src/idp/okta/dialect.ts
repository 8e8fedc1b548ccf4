import type { Json, JsonObject } from '../../scim/json.ts';
import { patchOp } from '../../scim/patch-operation.ts';
import { schemaUrn } from '../../scim/urn.ts';

export interface Member extends JsonObject {
  readonly value: string;
  readonly display: string;
}

/** The bodies of one protocol version. */
export interface Dialect {
  readonly userSchema: string;
  readonly groupSchema: string;
  readonly enterpriseSchema: string;
  /** Changes of a user, given as the members a pathless replace carries (OK-40, OK-46). */
  userChange(id: string, value: JsonObject): JsonObject;
  groupName(id: string, displayName: string): JsonObject;
  memberDelta(removed: readonly Member[], added: readonly Member[]): JsonObject;
  allMembers(members: readonly Member[]): JsonObject;
  /** The shape of OK-67: no path, the attribute inside the value. */
  allMembersPathless(members: readonly Member[]): JsonObject;
}

const scim20: Dialect = {
  userSchema: schemaUrn.User,
  groupSchema: schemaUrn.Group,
  enterpriseSchema: schemaUrn.EnterpriseUser,
  userChange: (_id, value) => json(patchOp({ op: 'replace', value })),
  groupName: (id, displayName) => json(patchOp({ op: 'replace', value: { id, displayName } })),
  memberDelta(removed, added) {
    const removes = removed.map(
      ({ value }) => ({ op: 'remove', path: `members[value eq ${JSON.stringify(value)}]` }) as const,
    );
    const adds = added.length === 0 ? [] : [{ op: 'add', path: 'members', value: added } as const];
    return json(patchOp(...removes, ...adds));
  },
  allMembers: (members) => json(patchOp({ op: 'replace', path: 'members', value: members })),
  allMembersPathless: (members) => json(patchOp({ op: 'replace', value: { members } })),
};

const coreSchema11 = 'urn:scim:schemas:core:1.0';
const schemas11 = { schemas: [coreSchema11] };

const scim11: Dialect = {
  userSchema: coreSchema11,
  groupSchema: coreSchema11,
  enterpriseSchema: 'urn:scim:schemas:extension:enterprise:1.0',
  userChange: (id, value) => ({ ...schemas11, id, ...value }),
  groupName: (id, displayName) => ({ ...schemas11, id, displayName }),
  memberDelta: (removed, added) => ({
    ...schemas11,
    members: [...added, ...removed.map((member) => ({ ...member, operation: 'delete' }))],
  }),
  allMembers: (members) => ({ ...schemas11, meta: { attributes: ['members'] }, members }),
  allMembersPathless: (members) => scim11.allMembers(members),
};

export const dialects = { '2.0': scim20, '1.1': scim11 } as const;

function json(message: object): JsonObject {
  return message as { readonly [name: string]: Json };
}
