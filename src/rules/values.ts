import type { AttributeType } from '../scim/attribute.ts';
import { isJsonObject, type Json } from '../scim/json.ts';
import { dateTime, hasZone, isBase64, isUriReference } from './lexical.ts';
import { each, quoted, type Rule } from './rule.ts';
import { called } from './seen-resource.ts';
import { elementsOf, valuesOfType } from './shown-value.ts';
import type { Sight } from './sight.ts';

const ofType = 'Return each attribute in the JSON type that its definition under /Schemas announces.';

/** Whether values are what the target's own schemas say they are. */
export const values: readonly Rule[] = [
  {
    id: 'passive.strings',
    title: 'string attributes hold JSON strings',
    requirements: ['7643-2.3-02', '7643-2.2-07'],
    fix: ofType,
    judge: typed('string', 'a JSON string', (value) => typeof value === 'string'),
  },
  {
    id: 'passive.booleans',
    title: 'boolean attributes hold true or false, not text',
    requirements: ['7643-2.3.2-01', '7643-4.1.1-17'],
    fix: 'Return booleans as the JSON literals true and false, without quotes.',
    judge: typed('boolean', 'true or false', (value) => typeof value === 'boolean'),
  },
  {
    id: 'passive.decimals',
    title: 'decimal attributes hold JSON numbers',
    requirements: ['7643-2.3.3-01'],
    fix: ofType,
    judge: typed('decimal', 'a JSON number', (value) => typeof value === 'number'),
  },
  {
    id: 'passive.integers',
    title: 'integer attributes hold JSON numbers without a fraction',
    requirements: ['7643-2.3.4-01'],
    fix: ofType,
    judge: typed('integer', 'an integer', (value) => Number.isInteger(value)),
  },
  {
    id: 'passive.date-times',
    title: 'dateTime attributes hold a date with a time, as text',
    requirements: ['7643-2.3.5-01', '7643-2.3.5-02', '7643-2.3.5-03'],
    fix: 'Write dates as xsd:dateTime, for example 2026-01-31T08:00:00Z.',
    judge: typed('dateTime', 'an xsd:dateTime', (value) => typeof value === 'string' && dateTime.test(value)),
  },
  {
    id: 'passive.date-times-with-zone',
    title: 'dateTime attributes say their time zone',
    requirements: ['7643-2.3.5-01'],
    level: 'SHOULD',
    fix: 'Write Z or an offset behind the time.',
    judge: typed(
      'dateTime',
      'Z or an offset',
      (value) => typeof value !== 'string' || !dateTime.test(value) || hasZone(value),
    ),
  },
  {
    id: 'passive.binaries',
    title: 'binary attributes hold base64 text',
    requirements: ['7643-2.3.6-01'],
    fix: 'Return binary values as base64, without line breaks.',
    judge: typed('binary', 'base64 text', (value) => typeof value === 'string' && isBase64(value)),
  },
  {
    id: 'passive.references',
    title: 'reference attributes hold URIs',
    requirements: ['7643-2.3.7-02'],
    fix: 'Return references as absolute or relative URIs, percent-encoded.',
    judge: typed('reference', 'a URI', (value) => typeof value === 'string' && isUriReference(value)),
  },
  {
    id: 'passive.complex-values',
    title: 'complex attributes hold JSON objects',
    requirements: ['7643-2.3.8-01', '7643-2.3-02', '7643-2.4-02'],
    fix: 'Return a complex value as an object of its sub-attributes.',
    judge: typed('complex', 'a JSON object', isJsonObject),
  },
  {
    id: 'passive.simple-sub-attributes',
    title: 'no sub-attribute holds an object',
    requirements: ['7643-2.3.8-04', '7643-2.4-02'],
    fix: 'Keep complex values flat: a sub-attribute is a simple value or an array of them.',
    judge: ({ resources }) =>
      each(subAttributesIn(resources), ({ path, value }) => {
        const isFlat = !elementsOf(value).some(isJsonObject);
        return !isFlat && { expected: 'a simple value', received: `${path} ${quoted(value)}` };
      }),
  },
  {
    id: 'passive.defined-attributes',
    title: 'every attribute that is returned is defined in a schema',
    requirements: ['7643-2-01'],
    fix: 'Publish the attribute under /Schemas, or leave it out.',
    judge: ({ resources }) =>
      each(
        resources.filter(({ type }) => type.isDescribed),
        ({ shown, ...resource }) => {
          const [first] = shown.unknown;
          return (
            first !== undefined && {
              expected: 'attributes of the schemas',
              received: `${first} on ${called(resource)}`,
            }
          );
        },
      ),
  },
];

function typed(type: AttributeType, what: string, isRight: (value: Json) => boolean): Rule['judge'] {
  return ({ resources }: Sight) =>
    each(
      valuesIn(resources, type),
      ({ path, value }) => !isRight(value) && { expected: what, received: `${path} ${quoted(value)}` },
    );
}

function* valuesIn(resources: Sight['resources'], type: AttributeType) {
  for (const { shown } of resources) yield* valuesOfType(shown, type);
}

function* subAttributesIn(resources: Sight['resources']) {
  for (const { shown } of resources) {
    for (const attribute of shown.attributes) if (attribute.parent) yield attribute;
  }
}
