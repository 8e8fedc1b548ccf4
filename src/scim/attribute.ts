export const attributeTypes = [
  'string',
  'boolean',
  'decimal',
  'integer',
  'dateTime',
  'binary',
  'reference',
  'complex',
] as const;
export const mutabilities = ['readOnly', 'readWrite', 'immutable', 'writeOnly'] as const;
export const returnedValues = ['always', 'never', 'default', 'request'] as const;
export const uniquenesses = ['none', 'server', 'global'] as const;

export type AttributeType = (typeof attributeTypes)[number];
export type Mutability = (typeof mutabilities)[number];
export type Returned = (typeof returnedValues)[number];
export type Uniqueness = (typeof uniquenesses)[number];

/** An attribute definition with every characteristic resolved, RFC 7643 sections 2.2 and 7. */
export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: Mutability;
  readonly returned: Returned;
  readonly uniqueness: Uniqueness;
  readonly canonicalValues?: readonly string[];
  readonly referenceTypes?: readonly string[];
  readonly subAttributes?: readonly Attribute[];
}

type Characteristics = Partial<Omit<Attribute, 'name' | 'type' | 'description'>>;

/** Defines an attribute; a characteristic left out takes the default of RFC 7643 section 2.2. */
export function attribute(
  name: string,
  type: AttributeType,
  description: string,
  characteristics: Characteristics = {},
): Attribute {
  return {
    name,
    type,
    description,
    multiValued: false,
    required: false,
    // RFC 7643 sections 2.3.6 and 2.3.7: binary and reference values compare case-exactly.
    caseExact: type === 'binary' || type === 'reference',
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...characteristics,
  };
}

/** Names are compared without case, RFC 7643 section 2.1. */
export function findAttribute(attributes: readonly Attribute[], name: string): Attribute | undefined {
  const folded = name.toLowerCase();
  return attributes.find((candidate) => candidate.name.toLowerCase() === folded);
}
