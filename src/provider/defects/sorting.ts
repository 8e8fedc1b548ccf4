import type { Json, JsonObject } from '../../scim/json.ts';
import type { Attributes } from '../engine/attributes.ts';
import { compareKeys } from '../engine/order.ts';
import type { ResourceRecord } from '../engine/record.ts';
import { ScimError } from '../scim-error.ts';
import { withAssets } from './assets.ts';
import type { Defect } from './defect.ts';
import { bodyOf, without } from './json.ts';
import { discovery, operations, queries, together } from './seams.ts';

export const sortingDefects: readonly Defect[] = [
  {
    id: 'sort-unsupported-kills-list',
    severity: 'medium',
    title: 'Without support for sorting, a query with sortBy fails with 501.',
    violates: ['7644-3.4.2-03'],
    sources: ['wso2/product-is#4362'],
    behaviour: together(
      discovery((documents) => ({
        ...documents,
        serviceProviderConfig: { ...documents.serviceProviderConfig, sort: { supported: false } },
      })),
      queries((query) => {
        if (query.sortBy !== undefined) throw new ScimError(501, undefined, 'Sorting is not supported.');
        return query;
      }),
    ),
  },
  {
    id: 'sort-silently-ignored',
    severity: 'medium',
    title: 'sortBy changes nothing although sorting is advertised.',
    violates: ['7644-3.4.2.3-03', '7643-5-17', '7644-3.4.3-08'],
    sources: [],
    behaviour: queries((query) => ({ ...query, sortBy: undefined })),
  },
  {
    id: 'sort-descending-ignored',
    severity: 'low',
    title: 'sortOrder=descending sorts in ascending order.',
    violates: ['7644-3.4.2.3-07', '7644-3.4.2.3-03'],
    sources: [],
    behaviour: operations((was) => ({
      order: (tenant, records, keyOf) => was.order(tenant, records, keyOf, false),
    })),
  },
  {
    id: 'sort-codepoint-order',
    severity: 'low',
    title: 'Capital letters are sorted before small ones where case does not count.',
    violates: ['7644-3.4.2.3-09', '7644-3.4.2.3-03'],
    sources: [],
    behaviour: ordering((record, sortBy, keyOf) => {
      const value = record.attributes[sortBy];
      return typeof value === 'string' ? value : keyOf(record);
    }),
  },
  {
    id: 'sort-multivalued-first-value',
    severity: 'low',
    title: 'A multi-valued attribute is sorted by its first value although another one is primary.',
    violates: ['7644-3.4.2.3-04'],
    sources: [],
    behaviour: ordering((record, _, keyOf) => keyOf({ ...record, attributes: withoutPrimary(record.attributes) })),
  },
  {
    id: 'sort-numbers-as-text',
    severity: 'low',
    title: 'Numbers are sorted as texts: 10 comes before 2.',
    violates: ['7644-3.4.2.3-10'],
    sources: [],
    options: withAssets,
    behaviour: ordering((record, _, keyOf) => {
      const key = keyOf(record);
      return typeof key === 'number' ? String(key) : key;
    }),
  },
  {
    id: 'sort-ties-in-any-order',
    severity: 'high',
    title: 'Resources with the same value of sortBy are in another order each time.',
    violates: ['7644-3.4.2.4-12'],
    sources: [],
    behaviour: operations((was) => {
      let turn = 0;
      return {
        order: (tenant, records, keyOf, isDescending) => {
          turn += 1;
          const start = turn % Math.max(1, records.length);
          return was.order(tenant, [...records.slice(start), ...records.slice(0, start)], keyOf, isDescending);
        },
      };
    }),
  },
  {
    id: 'sort-descending-by-default',
    severity: 'low',
    title: 'Without sortOrder the order is descending.',
    violates: ['7644-3.4.2.3-08', '7644-3.4.2.3-03'],
    sources: [],
    behaviour: queries((query, exchange) => {
      const isTold = /(?:^|&)sortOrder=/.test(exchange.query) || bodyOf(exchange.request)?.sortOrder !== undefined;
      return isTold ? query : { ...query, isDescending: true };
    }),
  },
];

type SortKey = (record: ResourceRecord) => string | number | boolean | undefined;

/** The keys by which queries are sorted. */
function ordering(
  keyFor: (record: ResourceRecord, sortBy: string, keyOf: SortKey) => ReturnType<SortKey>,
): Defect['behaviour'] {
  let sortBy = '';
  return together(
    queries((query) => {
      sortBy = query.sortBy ?? '';
      return query;
    }),
    operations(() => ({
      order: (_, records, keyOf, isDescending) => {
        const sign = isDescending ? -1 : 1;
        const key: SortKey = (record) => keyFor(record, sortBy, keyOf);
        return records.toSorted((one, other) => sign * compareKeys(key(one), key(other)));
      },
    })),
  );
}

function withoutPrimary(attributes: Attributes): Attributes {
  const entries = Object.entries(attributes).map(([name, value]) => [
    name,
    Array.isArray(value) && name !== 'schemas'
      ? value.map((element: Json) =>
          typeof element === 'object' ? without(element as JsonObject, 'primary') : element,
        )
      : value,
  ]);
  return Object.fromEntries(entries) as Attributes;
}
