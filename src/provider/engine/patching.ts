import type { Json } from '../../scim/json.ts';
import type { PatchOperation } from '../../scim/patch-operation.ts';
import { badRequest } from '../scim-error.ts';
import type { Characteristics, CompiledType } from './characteristics.ts';
import { missing, type Reading } from './value-reader.ts';

/** What is needed to apply PATCH operations to a resource. */
export interface Patching {
  /** The id of the resource. */
  readonly id: string;
  readonly type: CompiledType;
  readonly reading: Reading;
  /** A link with what is computed of it, as filters see it. */
  readonly showLink: (attribute: Characteristics, link: Json) => Json;
}

/** An operation whose path is known. */
export type Operation = Omit<PatchOperation, 'path'>;

export function noTarget(attribute: Characteristics): Error {
  return badRequest('noTarget', `No value of ${attribute.label} matches the filter of the path.`);
}

/** RFC 7644 section 3.5.2.2 calls removing a required attribute a matter of mutability. */
export function unassigned(attribute: Characteristics, { op }: Operation): Error {
  if (op !== 'remove') return missing(attribute);
  return badRequest('mutability', `Attribute ${attribute.label} is required and cannot be removed.`);
}
