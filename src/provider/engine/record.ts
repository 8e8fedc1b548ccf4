import type { Attributes } from './attributes.ts';
import type { CompiledType } from './characteristics.ts';

/** A resource with what the service provider keeps about it. Attributes are replaced, never changed. */
export interface ResourceRecord {
  readonly id: string;
  readonly type: CompiledType;
  attributes: Attributes;
  /** Milliseconds since 1970. */
  readonly created: number;
  lastModified: number;
  /** Counts the changes, from 1. */
  version: number;
  /** Place in its store, in the order of creation. */
  slot: number;
  /** The default representation as it was last sent; dropped whenever it could differ. */
  answer: string | undefined;
}

/** The entity tag of RFC 7644 section 3.14, weak because projections of the resource share it. */
export function versionOf(record: ResourceRecord): string {
  return `W/"${record.version}"`;
}

/** The name by which other resources show this one. */
export function displayNameOf(record: ResourceRecord): string | undefined {
  const { displayName } = record.attributes;
  return typeof displayName === 'string' ? displayName : undefined;
}
