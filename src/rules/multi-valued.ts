import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import { each, quoted, type Rule } from './rule.ts';
import { called } from './seen-resource.ts';
import type { Sight } from './sight.ts';

/** Attributes with several values. */
export const multiValued: readonly Rule[] = [
  {
    id: 'passive.multi-valued-arrays',
    title: 'multi-valued attributes are arrays, also with one value',
    requirements: ['7643-2.4-01', '7644-3.8-09'],
    fix: 'Return a multi-valued attribute as an array, even if it has one element.',
    judge: ({ resources }) =>
      each(attributesIn(resources, true), ({ path, value }) => {
        return !Array.isArray(value) && { expected: 'an array', received: `${path} ${quoted(value)}` };
      }),
  },
  {
    id: 'passive.single-valued',
    title: 'single-valued attributes are no arrays',
    requirements: ['7644-3.8-09'],
    fix: 'Return the value itself where multiValued is false.',
    judge: ({ resources }) =>
      each(attributesIn(resources, false), ({ path, value }) => {
        return Array.isArray(value) && { expected: 'a single value', received: `${path} ${quoted(value)}` };
      }),
  },
  {
    id: 'passive.one-primary',
    title: 'no attribute shows two values as primary',
    requirements: ['7643-2.4-06'],
    fix: 'When one value becomes primary, take the mark off the others before storing.',
    judge: ({ resources }) =>
      each(listsIn(resources), ({ path, elements, resource }) => {
        const marked = elements.filter(({ primary }) => primary === true).length;
        return marked > 1 && { expected: 'one primary value', received: `${marked} in ${path} of ${resource}` };
      }),
  },
  {
    id: 'passive.values-once',
    title: 'no attribute has the same type and value twice',
    requirements: ['7643-2.4-13'],
    fix: 'Store an element whose type and value are already there only once.',
    judge: ({ resources }) =>
      each(listsIn(resources), ({ path, elements, resource }) => {
        const pairs = elements.flatMap(({ type, value }) =>
          value === undefined ? [] : [JSON.stringify([type ?? null, value])],
        );
        const double = pairs.find((pair, index) => pairs.indexOf(pair) !== index);
        return (
          double !== undefined && { expected: 'each pair once', received: `${double} twice in ${path} of ${resource}` }
        );
      }),
  },
  {
    id: 'passive.predefined-sub-attributes',
    title: 'type, primary, display and $ref have their usual meaning',
    requirements: ['7643-2.4-04'],
    fix: 'Return primary as a boolean, and type, display and $ref as strings.',
    judge: ({ resources }) =>
      each(listsIn(resources), ({ path, elements, resource }) => {
        const odd = elements.find((element) => !isUsual(element));
        return (
          odd !== undefined && { expected: 'the usual types', received: `${quoted(odd)} in ${path} of ${resource}` }
        );
      }),
  },
];

function* attributesIn(resources: Sight['resources'], isMultiValued: boolean) {
  for (const { shown } of resources) {
    for (const attribute of shown.attributes) {
      if (attribute.definition.multiValued === isMultiValued) yield attribute;
    }
  }
}

interface List {
  readonly path: string;
  readonly elements: readonly JsonObject[];
  readonly resource: string;
}

/** The multi-valued complex attributes that have elements. */
function* listsIn(resources: Sight['resources']): Generator<List> {
  for (const seen of resources) {
    for (const { path, definition, value } of seen.shown.attributes) {
      if (!definition.multiValued || definition.type !== 'complex' || !Array.isArray(value)) continue;
      const elements = value.filter((element: Json): element is JsonObject => isJsonObject(element));
      if (elements.length > 0) yield { path, elements, resource: called(seen) };
    }
  }
}

function isUsual({ primary, type, display, $ref }: JsonObject): boolean {
  const isText = (value: Json | undefined) => value === undefined || value === null || typeof value === 'string';
  return (
    (primary === undefined || primary === null || typeof primary === 'boolean') && [type, display, $ref].every(isText)
  );
}
