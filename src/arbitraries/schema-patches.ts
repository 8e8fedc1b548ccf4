import fc from 'fast-check';
import type { Attribute } from '../scim/attribute.ts';
import type { Json } from '../scim/json.ts';
import type { PatchOperation } from '../scim/patch-operation.ts';
import { elementsFor, plainValuesFor, valuesFor } from './attribute-values.ts';
import { bodyWith, type NamedAttribute, spellings, type TypeSchemas, writtenAttributes } from './schema-attributes.ts';

/** Lists of operations on any attributes of a resource type, in all the forms of RFC 7644 section 3.5.2. */
export function patchesOf(schemas: TypeSchemas, { maxLength = 3 } = {}): fc.Arbitrary<readonly PatchOperation[]> {
  const attributes = writtenAttributes(schemas);
  const operation = fc.oneof(
    {
      arbitrary: fc
        .constantFrom(...attributes.flatMap((one) => spellings(one, schemas)))
        .chain((one) => fc.oneof(...operationsOn(one))),
      weight: 4,
    },
    {
      arbitrary: fc
        .subarray([...attributes], { minLength: 1, maxLength: Math.min(2, attributes.length) })
        .chain(pathless),
      weight: 1,
    },
  );
  const refused = fc.constantFrom<PatchOperation>(
    { op: 'remove' },
    { op: 'replace', path: 'id', value: 'x' },
    { op: 'remove', path: 'userName' },
  );
  return fc.array(fc.oneof({ arbitrary: operation, weight: 20 }, { arbitrary: refused, weight: 1 }), {
    minLength: 1,
    maxLength,
  });
}

const writes = fc.constantFrom('add' as const, 'replace' as const);

function write(path: string, value: fc.Arbitrary<Json>): fc.Arbitrary<PatchOperation> {
  return fc.record({ op: writes, path: fc.constant(path), value });
}

function remove(path: string): fc.Arbitrary<PatchOperation> {
  return fc.constant({ op: 'remove', path });
}

function operationsOn({ path, definition }: NamedAttribute): readonly fc.Arbitrary<PatchOperation>[] {
  const { multiValued, subAttributes = [] } = definition;
  const ends = [remove(path), write(path, valuesFor(definition))];
  if (definition.type !== 'complex') {
    return multiValued ? [...ends, write(path, elementsFor(definition))] : ends;
  }
  const part = fc.constantFrom(
    ...subAttributes.filter(({ mutability, name }) => mutability !== 'readOnly' && name !== '$ref'),
  );
  if (!multiValued) {
    return [
      ...ends,
      part.chain((one) => fc.oneof(write(`${path}.${one.name}`, valuesFor(one)), remove(`${path}.${one.name}`))),
    ];
  }
  const chosen = choices(path, subAttributes);
  return [
    ...ends,
    write(path, elementsFor(definition)),
    chosen.chain((values) => fc.oneof(remove(values), write(values, elementsFor(definition)))),
    fc
      .tuple(chosen, part)
      .chain(([values, one]) =>
        fc.oneof(write(`${values}.${one.name}`, elementsFor(one)), remove(`${values}.${one.name}`)),
      ),
  ];
}

/** Paths that choose some of the values. */
function choices(path: string, parts: readonly Attribute[]): fc.Arbitrary<string> {
  const plain = parts.filter(({ type }) => type === 'string' || type === 'reference');
  return fc.constantFrom(...plain).chain((part) =>
    fc.oneof(
      fc.constant(`${path}[${part.name} pr]`),
      plainValuesFor(part).chain((value) =>
        fc.constantFrom(
          `${path}[${part.name} eq ${JSON.stringify(value)}]`,
          `${path}[not (${part.name} eq ${JSON.stringify(value)})]`,
        ),
      ),
    ),
  );
}

/** A value without a path: attributes of the resource, those of extensions under their URN. */
function pathless(chosen: readonly NamedAttribute[]): fc.Arbitrary<PatchOperation> {
  const values = fc.tuple(...chosen.map(({ definition }) => valuesFor(definition)));
  return fc.tuple(writes, values).map(([op, given]) => ({ op, value: bodyWith(chosen, given) }));
}
