import { schemaUrn } from '../scim/urn.ts';
import type { Target } from '../target/target.ts';

/** The resource types of the RFC, and whatever else a target has. */
export const resourceKinds = ['User', 'Group', 'other'] as const;
export type ResourceKind = (typeof resourceKinds)[number];

/** How titles speak of the resources of a kind. */
export const nameOfKind: Readonly<Record<ResourceKind, string>> = {
  User: 'a User',
  Group: 'a Group',
  other: 'a resource of another type',
};

/** Names of the target's resource types of a kind. */
export function typesOfKind(kind: ResourceKind, { resourceTypes }: Target): readonly string[] {
  const isOfKind = (schema: string) => {
    if (kind === 'User') return schema === schemaUrn.User;
    if (kind === 'Group') return schema === schemaUrn.Group;
    return schema !== schemaUrn.User && schema !== schemaUrn.Group;
  };
  return resourceTypes.filter(({ schema }) => isOfKind(schema)).map(({ name }) => name);
}
