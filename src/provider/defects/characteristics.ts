import type { JsonObject } from '../../scim/json.ts';
import type { Attributes } from '../engine/attributes.ts';
import { type CompiledType, findByName } from '../engine/characteristics.ts';
import { defaultProjection, whole } from '../engine/projection.ts';
import { withAssets } from './assets.ts';
import type { Behaviour, Defect } from './defect.ts';
import { without } from './json.ts';
import { kept, operations, sent, steps } from './seams.ts';

/** What attributes of other types and characteristics than those of a User show. */
export const characteristicDefects: readonly Defect[] = [
  {
    id: 'immutable-overwritten-by-put',
    severity: 'medium',
    title: 'PUT gives an immutable attribute another value.',
    violates: ['7643-7-32', '7644-3.5.1-10'],
    sources: [],
    options: withAssets,
    behaviour: operations((was) => ({
      replace: (tenant, record, given) => {
        const changed = immutables(record.type).filter((name) => name in given);
        const attributes = without(record.attributes as JsonObject, ...changed) as Attributes;
        return was.replace(tenant, { ...record, attributes }, given);
      },
    })),
  },
  {
    id: 'immutable-set-by-create-only',
    severity: 'low',
    title: 'An immutable attribute without value does not get one by PUT.',
    violates: ['7644-3.5.1-11'],
    sources: [],
    options: withAssets,
    behaviour: sent('PUT', (body, { type, record }) => {
      const unset = immutables(type).filter((name) => record?.attributes[name] === undefined);
      return without(body, ...unset);
    }),
  },
  {
    id: 'returned-request-always-shown',
    severity: 'low',
    title: 'Attributes that are returned on request are returned always.',
    violates: ['7643-7-40'],
    sources: [],
    options: withAssets,
    behaviour: steps((was) => ({
      represent: (exchange, record, projection) => {
        const onRequest = record.type.attributes.filter(({ returned }) => returned === 'request').map(whole);
        return was.represent(exchange, record, projection ?? [...defaultProjection(record.type), ...onRequest]);
      },
    })),
  },
  {
    id: 'values-zero-lost',
    severity: 'medium',
    title: 'The number 0 is taken for no value.',
    violates: ['7643-2.3.4-01'],
    sources: [],
    options: withAssets,
    behaviour: keptValues((value) => (value === 0 ? undefined : value)),
  },
  {
    id: 'values-decimals-cut-off',
    severity: 'medium',
    title: 'Decimals lose what is behind the point.',
    violates: ['7643-2.3.3-01', '7644-3.3-02'],
    sources: [],
    options: withAssets,
    behaviour: keptValues((value) => (typeof value === 'number' ? Math.trunc(value) : value)),
  },
  {
    id: 'values-datetime-offset-lost',
    severity: 'medium',
    title: 'A dateTime keeps its digits and loses its offset from UTC.',
    violates: ['7643-2.3.5-01'],
    sources: [],
    options: withAssets,
    behaviour: keptValues((value, name, type) =>
      typeof value === 'string' && findByName(type.names, name)?.type === 'dateTime'
        ? value.replace(/[+-]\d\d:\d\d$/, 'Z')
        : value,
    ),
  },
];

function immutables({ attributes }: CompiledType): readonly string[] {
  return attributes.filter(({ mutability }) => mutability === 'immutable').map(({ name }) => name);
}

/** Values of attributes that are about to be kept; one that gives way to `undefined` is left out. */
function keptValues(
  change: (value: Attributes[string], name: string, type: CompiledType) => Attributes[string],
): Behaviour {
  return kept((attributes, type) => {
    const values = Object.entries(attributes).map(([name, value]) => [name, change(value, name, type)] as const);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  });
}
