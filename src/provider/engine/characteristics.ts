import type { Attribute } from '../../scim/attribute.ts';
import { commonAttributes } from '../../scim/resource.ts';
import type { ResourceType } from '../../scim/resource-type.ts';
import type { Schema } from '../../scim/schema.ts';
import { schemaUrn } from '../../scim/urn.ts';

/**
 * Where the value of an attribute comes from: the resource itself (`stored`), the service provider (`id`, `meta`), a
 * keyed set of references (`links`), one reference with parts computed from its target (`reference`), or the
 * references of others to this resource (`memberships`).
 */
type Source = 'stored' | 'id' | 'meta' | 'links' | 'reference' | 'memberships';

/** An attribute definition with what the engine asks of it often, computed once. */
export interface Characteristics extends Attribute {
  /** The name in error messages and in the path notation of RFC 7644 section 3.10. */
  readonly label: string;
  readonly parts: readonly Characteristics[];
  readonly partNames: NameTable;
  readonly source: Source;
  /** Stands for a schema extension: its name is the URN, its parts are the extension's attributes. */
  readonly isExtension: boolean;
  /** Its default presentation is the stored value, as it is. */
  readonly isPlain: boolean;
}

/**
 * What an attribute path leads to: the attributes on the way, from the top of the resource down. One to three: an
 * extension, an attribute, a sub-attribute.
 */
export type Target = readonly [Characteristics, ...Characteristics[]];

export type NameTable = ReadonlyMap<string, Characteristics>;

/** A resource type with its schemas compiled into characteristics. */
export interface CompiledType {
  readonly resourceType: ResourceType;
  readonly name: string;
  /** In the order in which they are presented. */
  readonly attributes: readonly Characteristics[];
  readonly names: NameTable;
  /** What a client can write, without `schemas`. */
  readonly written: readonly Characteristics[];
  readonly extensions: readonly Characteristics[];
  readonly links: readonly Characteristics[];
  readonly unique: readonly Target[];
  /** What is written but never read, such as the password. */
  readonly secrets: readonly Characteristics[];
  /** Whether some attribute is returned only on request, so that writes have to note what the client sent. */
  readonly hasRequestOnly: boolean;
  /** The `schemas` lists in use, shared by all resources that have the same, keyed by a bit for each extension. */
  readonly schemaLists: Map<number, readonly string[]>;
  /** Which extensions a `schemas` list declares, by the list. */
  readonly declarations: Map<string, ReadonlySet<string>>;
}

/** Finds by exact name first; names are compared without case, RFC 7643 section 2.1. */
export function findByName(names: NameTable, name: string): Characteristics | undefined {
  return names.get(name) ?? names.get(name.toLowerCase());
}

/**
 * Compiles a resource type.
 *
 * @throws RangeError when a schema is missing or an attribute is defined twice.
 */
export function compileType(resourceType: ResourceType, schemas: ReadonlyMap<string, Schema>): CompiledType {
  if (resourceType.schemaExtensions.length > 30)
    throw new RangeError(`${resourceType.name} has more than 30 extensions.`);
  const base = schemaFor(schemas, resourceType.schema, resourceType);
  const [schemasAttribute, id, externalId, meta] = commonAttributes.map((attribute) =>
    compile(attribute, '', undefined),
  );
  const common = new Set(commonAttributes.map((attribute) => attribute.name.toLowerCase()));
  const core = base.attributes
    .filter((attribute) => !common.has(attribute.name.toLowerCase()))
    .map((attribute) => compile(attribute, '', base.id));
  const extensions = resourceType.schemaExtensions.map(({ schema, required }) =>
    compileExtension(schemaFor(schemas, schema, resourceType), required),
  );
  const attributes = [schemasAttribute!, id!, externalId!, ...core, ...extensions, meta!];
  return {
    resourceType,
    name: resourceType.name,
    attributes,
    names: nameTable(attributes, resourceType.name),
    written: [externalId!, ...core, ...extensions].filter((attribute) => attribute.mutability !== 'readOnly'),
    extensions,
    links: attributes.filter(({ source }) => source === 'links'),
    secrets: attributes.filter(
      ({ type, returned, mutability }) => type === 'string' && returned === 'never' && mutability === 'writeOnly',
    ),
    unique: attributes.flatMap((attribute) => uniqueTargets([attribute])),
    hasRequestOnly: attributes.some(isRequestOnly),
    schemaLists: new Map(),
    declarations: new Map(),
  };
}

function schemaFor(schemas: ReadonlyMap<string, Schema>, urn: string, { name }: ResourceType): Schema {
  const schema = schemas.get(urn);
  if (!schema) throw new RangeError(`Resource type ${name} refers to schema ${urn}, which is not defined.`);
  return schema;
}

function compileExtension({ id, description, attributes }: Schema, required: boolean): Characteristics {
  const parts = attributes.map((attribute) => compile(attribute, `${id}:`, id, true));
  return {
    name: id,
    label: id,
    type: 'complex',
    multiValued: false,
    description,
    required,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    subAttributes: attributes,
    parts,
    partNames: nameTable(parts, id),
    source: 'stored',
    isExtension: true,
    isPlain: parts.every((part) => part.isPlain),
  };
}

function compile(attribute: Attribute, prefix: string, schema: string | undefined, isNested = false): Characteristics {
  const label = `${prefix}${attribute.name}`;
  const parts = (attribute.subAttributes ?? []).map((part) => compile(part, `${label}.`, schema, true));
  const source = sourceOf(attribute, schema, isNested);
  return {
    ...attribute,
    label,
    parts,
    partNames: nameTable(parts, label),
    source,
    isExtension: false,
    isPlain:
      source === 'stored' &&
      (attribute.returned === 'default' || attribute.returned === 'always') &&
      parts.every((part) => part.isPlain),
  };
}

function sourceOf(attribute: Attribute, schema: string | undefined, isNested: boolean): Source {
  if (schema === undefined) return attribute.name === 'id' || attribute.name === 'meta' ? attribute.name : 'stored';
  // RFC 7643 section 4.1.2: a User's groups mirror the members of Groups.
  if (schema === schemaUrn.User && attribute.name === 'groups' && !isNested) return 'memberships';
  if (!isResourceReference(attribute)) return 'stored';
  return attribute.multiValued && !isNested ? 'links' : 'reference';
}

/** RFC 7643 section 2.4: `value` and `$ref` together point to a resource when referenceTypes names resource types. */
function isResourceReference({ type, mutability, subAttributes = [] }: Attribute): boolean {
  const reference = subAttributes.find((part) => part.name === '$ref');
  const pointsToResource = reference?.referenceTypes?.some((kind) => kind !== 'external' && kind !== 'uri') ?? false;
  return (
    type === 'complex' &&
    mutability !== 'readOnly' &&
    pointsToResource &&
    subAttributes.some((part) => part.name === 'value')
  );
}

function nameTable(attributes: readonly Characteristics[], owner: string): NameTable {
  const names = new Map<string, Characteristics>();
  for (const attribute of attributes) {
    const folded = attribute.name.toLowerCase();
    if (names.has(folded)) throw new RangeError(`${owner} defines the attribute ${attribute.name} twice.`);
    names.set(folded, attribute);
  }
  for (const attribute of attributes) names.set(attribute.name, attribute);
  return names;
}

function isRequestOnly({ returned, parts }: Characteristics): boolean {
  return returned === 'request' || parts.some(isRequestOnly);
}

function uniqueTargets(target: Target): readonly Target[] {
  const { uniqueness, source, parts } = target.at(-1)!;
  const below = parts.flatMap((part) => uniqueTargets([...target, part]));
  return uniqueness !== 'none' && source === 'stored' && parts.length === 0 ? [target, ...below] : below;
}
