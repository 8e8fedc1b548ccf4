import fc from 'fast-check';
import { type Attribute, findAttribute } from '../scim/attribute.ts';
import type { Json } from '../scim/json.ts';
import type { PatchOperation } from '../scim/patch-operation.ts';
import type { Schema } from '../scim/schema.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { schemaUrn } from '../scim/urn.ts';
import { texts } from './text.ts';

export interface PatchOptions {
  readonly maxLength?: number;
  /** Those of the target: attributes that its Users do not have, or that clients cannot write, are left alone. */
  readonly schemas?: readonly Schema[];
  /** Of e-mail addresses. */
  readonly domain?: string;
}

/**
 * Operations on a User whose meaning RFC 7644 section 3.5.2 settles: no filter that matches nothing, no replacement of
 * whole records, no removal of required attributes. At least one of displayName, nickName, title and userType has to be
 * there.
 */
export function patchOperations({
  maxLength = 4,
  schemas = [userSchema],
  domain = 'example.com',
}: PatchOptions = {}): fc.Arbitrary<readonly PatchOperation[]> {
  const attributes = (schemas.find(({ id }) => id === schemaUrn.User) ?? userSchema).attributes;
  const singles = ['displayName', 'nickName', 'title', 'userType'].flatMap((name) =>
    writable(attributes, name, 'string'),
  );
  const [name] = writable(attributes, 'name', 'complex');
  const parts = ['givenName', 'familyName', 'middleName'].flatMap((part) =>
    writable(name?.subAttributes ?? [], part, 'string'),
  );
  const hasEmails = findAttribute(attributes, 'emails')?.mutability === 'readWrite';
  const removable = singles.filter(({ required }) => !required);
  const kinds = [
    [
      ...singles.map((single) => write(single.name, valuesOf(single))),
      ...parts.map((part) => write(`name.${part.name}`, valuesOf(part))),
    ],
    removable.map((single) => fc.constant<PatchOperation>({ op: 'remove', path: single.name })),
    [write(undefined, someOf(singles))],
    parts.length > 0 ? [write('name', someOf(parts))] : [],
    ...(hasEmails ? [[addEmails(domain)], [replaceEmails(domain), pathlessEmails(domain)]] : []),
  ];
  const operation = fc.oneof(...kinds.filter(({ length }) => length > 0).map((kind) => fc.oneof(...kind)));
  return fc.array(operation, { minLength: 1, maxLength });
}

const ops = fc.constantFrom('add' as const, 'replace' as const);

function write(path: string | undefined, values: fc.Arbitrary<Json>): fc.Arbitrary<PatchOperation> {
  return fc.record({ op: ops, ...(path !== undefined && { path: fc.constant(path) }), value: values });
}

function writable(attributes: readonly Attribute[], name: string, type: Attribute['type']): readonly Attribute[] {
  const found = findAttribute(attributes, name);
  const fits = found?.mutability === 'readWrite' && found.type === type && !found.multiValued;
  return fits ? [found] : [];
}

/** Some service providers refuse what is not among the canonical values. */
function valuesOf({ canonicalValues = [] }: Attribute): fc.Arbitrary<string> {
  return canonicalValues.length > 0 ? fc.constantFrom(...canonicalValues) : texts();
}

/** An object with values for at least one of the attributes. */
function someOf(attributes: readonly Attribute[]): fc.Arbitrary<Json> {
  return fc
    .subarray([...attributes], { minLength: 1 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((attribute) => [attribute.name, valuesOf(attribute)]))));
}

/** An e-mail address that is never primary, so that the RFC says exactly what the others become. */
function emailIn(domain: string) {
  return fc
    .tuple(
      fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 6 }),
      fc.constantFrom('work', 'home', 'other'),
    )
    .map(([local, type]) => ({ value: `${local}.${type}@${domain}`, type }));
}

function addEmails(domain: string): fc.Arbitrary<PatchOperation> {
  const value = fc.array(emailIn(domain), { minLength: 1, maxLength: 2 });
  return fc.record({ op: fc.constant('add' as const), path: fc.constant('emails'), value });
}

function replaceEmails(domain: string): fc.Arbitrary<PatchOperation> {
  const value = fc.uniqueArray(emailIn(domain), { selector: (email) => email.value, minLength: 1, maxLength: 3 });
  return fc.record({ op: fc.constant('replace' as const), path: fc.constant('emails'), value });
}

/** As without a path any attribute can be given, lists too. */
function pathlessEmails(domain: string): fc.Arbitrary<PatchOperation> {
  return fc.oneof(addEmails(domain), replaceEmails(domain)).map(({ op, value }) => ({ op, value: { emails: value! } }));
}
