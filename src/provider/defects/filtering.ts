import type { FilterExpression, ValuePath } from '../../scim/filter.ts';
import { parseFilter } from '../../scim/filter-parser.ts';
import { type Attributes, isLinks } from '../engine/attributes.ts';
import { type CompiledType, findByName } from '../engine/characteristics.ts';
import { instantOf } from '../engine/date-time.ts';
import { Links } from '../engine/links.ts';
import { matchesOf } from '../engine/matches.ts';
import { resolveTarget } from '../engine/target.ts';
import { badRequest } from '../scim-error.ts';
import type { Defect } from './defect.ts';
import { filters, filterTexts, mapped, nothing, terms } from './filter-change.ts';
import { judge } from './judging.ts';
import { internalError, operations, queries } from './seams.ts';
import { recordsOf } from './stored.ts';

export const filteringDefects: readonly Defect[] = [
  {
    id: 'filter-externalid-400',
    severity: 'critical',
    title: 'A filter on externalId is refused with invalidFilter.',
    violates: ['ENTRA-match-02', '7644-3.4.2.2-10', '7644-3.4.2.2-04', '7643-3.1-16'],
    sources: ['OctopusDeploy/Issues#9841', 'better-auth/better-auth#10419'],
    behaviour: terms((term) => {
      if (nameOf(term) === 'externalid') throw badRequest('invalidFilter', 'Filtering by externalId is not supported.');
      return term;
    }),
  },
  {
    id: 'filter-valuepath-matches-nothing',
    severity: 'high',
    title: 'A filter with square brackets never matches.',
    violates: ['7644-3.4.2.2-25', '7644-3.4.2.2-24', '7644-3.4.2.2-30', '7644-3.4.2.2-04', 'ENTRA-match-03'],
    sources: ['keycloak/keycloak#50366'],
    behaviour: filters((filter) => mapped(filter, (leaf) => (leaf.op === 'valuePath' ? nothing : leaf))),
  },
  {
    id: 'filter-parentheses-ignored',
    severity: 'high',
    title: 'Round brackets in a filter are passed over.',
    violates: ['7644-3.4.2.2-36', '7644-3.4.2.2-23', '7644-3.4.2.2-04'],
    sources: ['scim2/filter-parser#18'],
    behaviour: filterTexts((text) => outsideQuotes(text, withoutBrackets)),
  },
  {
    id: 'filter-or-binds-tighter',
    severity: 'high',
    title: 'Without brackets, or binds tighter than and.',
    violates: ['7644-3.4.2.2-36', '7644-3.4.2.2-04'],
    sources: ['pingidentity/scim2#79'],
    behaviour: filterTexts((text) => (text.includes('(') || text.includes('[') ? text : orFirst(text))),
  },
  {
    id: 'filter-first-value-only',
    severity: 'high',
    title: 'A filter on a multi-valued attribute looks at its first value only.',
    violates: ['7644-3.4.2.2-37', '7644-3.4.2.2-04', '7644-3.4.2.2-25'],
    sources: [],
    behaviour: operations((was) => ({
      select: (tenant, types, filter) => {
        if (!filter) return was.select(tenant, types, filter);
        const fits = judge(tenant, types, filter);
        return matchesOf(
          types
            .flatMap((type) => recordsOf(tenant, type))
            .filter((record) => fits({ ...record, attributes: firstValues(record.attributes) })),
        );
      },
    })),
  },
  {
    id: 'filter-unsupported-operator-500',
    severity: 'medium',
    title: 'A filter with ne fails with 500.',
    violates: ['7644-3.4.2.2-11', '7644-3.12-18', '7644-3.4.2.2-04', '7644-3.4.2.2-41'],
    sources: ['wso2/product-is#11182', 'wso2-extensions/identity-inbound-provisioning-scim2#531'],
    behaviour: terms((term) => {
      if (term.op === 'ne') throw internalError();
      return term;
    }),
  },
  {
    id: 'filter-id-no-match',
    severity: 'medium',
    title: 'A filter by id finds nothing.',
    violates: ['7644-3.4.2.2-10', '7644-3.4.2.2-04'],
    sources: ['Captain-P-Goldfish/scim-for-keycloak#98', 'simpleidserver/SimpleIdServer#596'],
    behaviour: terms((term) => (nameOf(term) === 'id' && term.op !== 'pr' ? nothing : term)),
  },
  {
    id: 'filter-keyword-in-value',
    severity: 'medium',
    title: 'Words such as OR in a value, or pr at the start of a name, are taken for operators.',
    violates: ['7644-3.4.2.2-28', '7644-3.4.2.2-32', '7644-3.4.2.2-10', '7644-3.4.2.2-04'],
    sources: ['wso2/product-is#12759', 'thunder-id/thunderid#5110'],
    behaviour: filterTexts((text) => {
      if (/"(?:[^"]* )?(?:and|or|not|pr)(?: [^"]*)?"|\b(?:and|or) pr\w/i.test(text)) {
        throw badRequest('invalidFilter', 'The filter has an operator too many.');
      }
      return text;
    }),
  },
  {
    id: 'filter-leading-not-swallows',
    severity: 'medium',
    title: 'A not at the start of a filter covers all that follows.',
    violates: ['7644-3.4.2.2-22', '7644-3.4.2.2-36', '7644-3.4.2.2-04'],
    sources: ['thomaspoignant/scim2-parse-filter#55'],
    behaviour: filters((filter) => {
      if (filter.op !== 'and' && filter.op !== 'or') return filter;
      const [first, ...rest] = filter.terms;
      return first?.op === 'not' ? { op: 'not', term: { op: filter.op, terms: [first.term, ...rest] } } : filter;
    }),
  },
  {
    id: 'filter-date-compared-as-text',
    severity: 'medium',
    title:
      'A dateTime is compared with the operand of a filter as if it were another kind of value, and never matches.',
    violates: ['7644-3.4.2.2-16', '7644-3.4.2.2-17', '7644-3.4.2.2-18', '7644-3.4.2.2-19', '7644-3.4.2.2-04'],
    sources: ['thomaspoignant/scim2-parse-filter#170', 'GluuFederation/SCIM-Client#57'],
    behaviour: terms((term) => (isOrdering(term) && isInstant(term) ? nothing : term)),
  },
  {
    id: 'filter-date-offset-ignored',
    severity: 'medium',
    title: 'The zone of a dateTime in a filter is passed over.',
    violates: [
      '7644-3.4.2.2-16',
      '7644-3.4.2.2-17',
      '7644-3.4.2.2-18',
      '7644-3.4.2.2-19',
      '7643-2.3.5-01',
      '7644-3.4.2.2-04',
    ],
    sources: ['cloudfoundry/uaa#3700'],
    behaviour: terms((term) =>
      term.op !== 'pr' && isInstant(term)
        ? { ...term, value: (term.value as string).replace(/[+-]\d\d:\d\d$/, 'Z') }
        : term,
    ),
  },
  {
    id: 'filter-extension-attribute-unsupported',
    severity: 'medium',
    title: 'A filter by the full name of an extension attribute is refused.',
    violates: ['7644-3.4.2.2-33', '7644-3.10-05', '7644-3.10-01', '7644-3.4.2.2-04', 'ENTRA-match-04'],
    sources: ['wso2/product-is#3062', 'wso2/product-is#11092'],
    behaviour: terms((term) => {
      if (/:extension:/i.test(term.path.urn ?? '')) throw badRequest('invalidFilter', 'There is no such attribute.');
      return term;
    }),
  },
  {
    id: 'filter-pr-true-for-empty',
    severity: 'low',
    title: 'pr matches where a text attribute has no value.',
    violates: ['7644-3.4.2.2-15', '7644-3.4.2.2-04'],
    sources: [],
    behaviour: filters((filter, tenant, types) =>
      mapped(filter, (leaf) => {
        if (leaf.op !== 'pr') return leaf;
        const target = types.map((type) => resolveTarget(type, leaf.path, tenant.leniency.bareExtensionNames))[0];
        const isPlainText = target?.length === 1 && target[0].type === 'string' && !target[0].multiValued;
        return isPlainText ? { op: 'pr', path: { attribute: 'id' } } : leaf;
      }),
    ),
  },
  {
    id: 'search-malformed-filter-ignored',
    severity: 'high',
    title: 'A search by POST passes over a filter that cannot be parsed and finds everything.',
    violates: ['7644-3.4.3-07', '7644-3.4.2.2-28'],
    sources: [],
    behaviour: queries((query, { request }) =>
      request.method === 'POST' && isMalformed(query.filter) ? { ...query, filter: undefined } : query,
    ),
  },
  {
    id: 'filter-default-not-found',
    severity: 'medium',
    title: 'active is shown as true where it was never set, and filters do not find it.',
    violates: ['7644-3.4.2.2-39'],
    sources: [],
    behaviour: operations((was) => ({
      present: (tenant, record, projection) => {
        const attributes = record.type.name === 'User' ? { active: true, ...record.attributes } : record.attributes;
        return was.present(tenant, { ...record, attributes }, projection);
      },
    })),
  },
  {
    id: 'filter-brackets-reach-resource',
    severity: 'medium',
    title: 'A name in square brackets that is no part of the attribute in front of them is looked up in the resource.',
    violates: ['7644-3.4.2.2-26', '7644-3.4.2.2-25'],
    sources: [],
    behaviour: filters((filter, _, types) =>
      mapped(filter, (leaf) =>
        leaf.op !== 'valuePath' || types.some((type) => isOfParts(leaf, type))
          ? leaf
          : { op: 'and', terms: [{ op: 'pr', path: leaf.path }, leaf.filter] },
      ),
    ),
  },
  {
    id: 'filter-unquoted-text-passed-over',
    severity: 'critical',
    title: 'A condition whose text has no quotation marks is passed over, so that it holds for everybody.',
    violates: ['7644-3.4.2.2-32', '7644-3.4.2.2-28'],
    sources: [],
    behaviour: filterTexts((text) => outsideQuotes(text, (part) => part.replaceAll(unquoted, 'id pr'))),
  },
];

/** A comparison with a word that is no literal of JSON. */
const unquoted = /[\w.:]+ (?:eq|ne|co|sw|ew|gt|ge|lt|le) (?!(?:true|false|null)\b)[a-z]\w*/gi;

function isMalformed(filter = 'id pr'): boolean {
  try {
    parseFilter(filter);
    return false;
  } catch {
    return true;
  }
}

function nameOf({ path }: { readonly path: { readonly attribute: string } }): string {
  return path.attribute.toLowerCase();
}

function isOrdering({ op }: FilterExpression): boolean {
  return op === 'gt' || op === 'ge' || op === 'lt' || op === 'le';
}

function isInstant(term: FilterExpression): boolean {
  return (
    'value' in term &&
    typeof term.value === 'string' &&
    /^\d{4}-\d\d-/.test(term.value) &&
    instantOf(term.value) !== undefined
  );
}

function outsideQuotes(text: string, change: (part: string) => string): string {
  return text.replaceAll(/"(?:\\.|[^"\\])*"|[^"]+/g, (part) => (part.startsWith('"') ? part : change(part)));
}

function withoutBrackets(part: string): string {
  // Those of not belong to its grammar.
  return /\bnot\b/i.test(part) ? part : part.replaceAll(/[()]/g, '');
}

/** Brackets around each run of terms joined by or. */
function orFirst(text: string): string {
  const groups = text.split(/ and (?=(?:[^"]*"[^"]*")*[^"]*$)/i);
  return groups.length < 2 ? text : groups.map((group) => `(${group})`).join(' and ');
}

function firstValues(attributes: Attributes): Attributes {
  const entries = Object.entries(attributes).map(([name, value]) => {
    if (isLinks(value)) return [name, new Links([...value].slice(0, 1))] as const;
    return [name, Array.isArray(value) && name !== 'schemas' ? value.slice(0, 1) : value] as const;
  });
  return Object.fromEntries(entries);
}

function isOfParts({ path, filter }: ValuePath, { names }: CompiledType): boolean {
  const parts = findByName(names, path.attribute)?.partNames;
  const isOne = (each: FilterExpression): boolean => {
    if ('terms' in each) return each.terms.every(isOne);
    return each.op === 'not' ? isOne(each.term) : findByName(parts!, each.path.attribute) !== undefined;
  };
  return parts !== undefined && isOne(filter);
}
