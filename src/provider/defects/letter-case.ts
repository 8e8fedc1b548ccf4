import type { FilterExpression } from '../../scim/filter.ts';
import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import { type Characteristics, findByName, type NameTable } from '../engine/characteristics.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { Tenant } from '../engine/tenant.ts';
import { badRequest } from '../scim-error.ts';
import type { Defect } from './defect.ts';
import { filterTexts, nothing, terms } from './filter-change.ts';
import { kept, leniency, operations, sent, together } from './seams.ts';
import { recordsOf } from './stored.ts';

export const letterCaseDefects: readonly Defect[] = [
  {
    id: 'case-patch-op-names',
    severity: 'critical',
    title: '"Add", "Replace" and "Remove" are refused.',
    violates: ['ENTRA-update-01', '7643-2.1-05'],
    sources: ['BerriAI/litellm#11335', 'langwatch/langwatch#7121'],
    behaviour: leniency({ anyCaseOp: false }),
  },
  {
    id: 'case-body-attribute-names',
    severity: 'high',
    title: 'Attribute names of a body in another case than in the schema are passed over.',
    violates: ['7643-2.1-03', 'ENTRA-tolerance-01'],
    sources: ['python-scim/scim2-models#39', 'simpleidserver/SimpleIdServer#319', 'Captain-P-Goldfish/SCIM-SDK#301'],
    behaviour: sent('POST PUT', (body, { type }) => exactlySpelled(type.names, body)),
  },
  {
    id: 'case-patch-op-diverges',
    severity: 'high',
    title: '"Add" with a value filter fails where "add" works.',
    violates: ['ENTRA-update-01', 'ENTRA-update-07'],
    sources: ['thomaspoignant/scim-patch#188'],
    behaviour: sent('PATCH', (body) => {
      const given = Array.isArray(body.Operations) ? body.Operations.filter(isJsonObject) : [];
      const isLost = given.some(({ op, path }) => op === 'Add' && typeof path === 'string' && path.includes('['));
      if (isLost) throw badRequest('noTarget', 'No value matches the filter of the path.');
      return body;
    }),
  },
  {
    id: 'case-filter-keywords',
    severity: 'medium',
    title: 'A filter with operators in capitals is refused.',
    violates: ['7643-2.1-05', '7644-3.4.2.2-05'],
    sources: [],
    behaviour: filterTexts((text) => {
      const outsideQuotes = text.replaceAll(/"(?:\\.|[^"\\])*"/g, '');
      if (/\b(?:EQ|AND|NOT|OR|PR)\b/.test(outsideQuotes))
        throw badRequest('invalidFilter', 'The filter has an operator that is unknown.');
      return text;
    }),
  },
  {
    id: 'case-filter-attribute-names',
    severity: 'medium',
    title: 'A filter by an attribute name in another case than in the schema finds nothing.',
    violates: ['7644-3.4.2.2-05', '7643-2.1-03'],
    sources: [],
    behaviour: terms((term) => (/^[A-Z]+$/.test(term.path.attribute) ? nothing : term)),
  },
  {
    id: 'case-username-not-preserved',
    severity: 'medium',
    title: 'userName comes back in lower case.',
    violates: ['OKTA-create-07', 'ENTRA-read-06'],
    sources: ['PostHog/posthog#42253'],
    behaviour: kept((attributes) =>
      typeof attributes.userName === 'string'
        ? { ...attributes, userName: attributes.userName.toLowerCase() }
        : attributes,
    ),
  },
  {
    id: 'case-exact-attribute-folded',
    severity: 'medium',
    title: 'id and externalId are compared without regard to case.',
    violates: ['7643-7-25', '7643-3.1-16', '7644-3.4.2.2-43', '7643-3.1-11'],
    sources: ['GluuFederation/community-edition-setup#396'],
    behaviour: together(
      terms((term, tenant) => {
        const name = term.path.attribute.toLowerCase();
        const isFolded = term.op === 'eq' && typeof term.value === 'string' && (name === 'id' || name === 'externalid');
        return isFolded ? anyOf(tenant, name, term.value.toLowerCase()) : term;
      }),
      operations((was) => ({
        find: (tenant, type, id) =>
          was.find(tenant, type, id) ??
          recordsOf(tenant, type).find((record) => record.id.toLowerCase() === id.toLowerCase()),
      })),
    ),
  },
  {
    id: 'case-counts-in-parts',
    severity: 'medium',
    title: 'co, sw and ew find a text in its own case only.',
    violates: ['7643-7-25', '7644-3.4.2.2-43', '7643-2.2-03'],
    sources: [],
    behaviour: terms((term, tenant) => {
      const { op } = term;
      if (op !== 'co' && op !== 'sw' && op !== 'ew') return term;
      const { value, path } = term;
      const isExact = (text: Json | undefined): boolean => typeof text === 'string' && text.includes(String(value));
      return {
        op: 'and',
        terms: [term, oneOf(tenant, ({ attributes }) => isExact(attributes[path.attribute] as Json | undefined))],
      };
    }),
  },
  {
    id: 'case-counts-in-other-texts',
    severity: 'medium',
    title: 'eq finds texts other than userName in their own case only.',
    violates: ['7643-7-25', '7643-2.2-03'],
    sources: [],
    behaviour: terms((term, tenant) => {
      if (term.op !== 'eq' || typeof term.value !== 'string') return term;
      const { path, value } = term;
      if (path.urn !== undefined || path.subAttribute !== undefined || path.attribute === 'userName') return term;
      const isExact = ({ attributes }: ResourceRecord): boolean => (attributes[path.attribute] ?? value) === value;
      return { op: 'and', terms: [term, oneOf(tenant, isExact)] };
    }),
  },
  {
    id: 'case-attribute-names-over-normalised',
    severity: 'low',
    title: 'Hyphens and underscores in attribute names are passed over.',
    violates: ['7643-2.1-02', '7643-2-01', '7643-2.1-03'],
    sources: ['python-scim/scim2-models#167'],
    behaviour: sent('POST PUT', (body, { type }) => {
      const members = Object.entries(body).map(([name, value]) => {
        const meant = findByName(type.names, name) ? undefined : findByName(type.names, name.replaceAll(/[-_]/g, ''));
        return [meant?.name ?? name, value] as const;
      });
      return Object.fromEntries(members);
    }),
  },
];

function exactlySpelled(names: NameTable, body: JsonObject): JsonObject {
  const members = Object.entries(body).flatMap(([name, value]) => {
    const attribute = findByName(names, name);
    if (attribute === undefined || attribute.name === name)
      return [[name, attribute ? partsOf(attribute, value!) : value] as const];
    return name.toLowerCase() === 'schemas' ? [['schemas', value] as const] : [];
  });
  return Object.fromEntries(members);
}

function partsOf(attribute: Characteristics, value: Json): Json {
  if (attribute.parts.length === 0) return value;
  if (Array.isArray(value)) return value.map((element: Json) => partsOf(attribute, element));
  return isJsonObject(value) ? exactlySpelled(attribute.partNames, value) : value;
}

function anyOf(tenant: Tenant, name: string, folded: string): FilterExpression {
  return oneOf(tenant, ({ id, attributes: { externalId } }) => {
    const value = name === 'id' ? id : externalId;
    return typeof value === 'string' && value.toLowerCase() === folded;
  });
}

/** Matches the resources that are meant. */
function oneOf(tenant: Tenant, isMeant: (record: ResourceRecord) => boolean): FilterExpression {
  const found = tenant.directory.types
    .flatMap((type) => recordsOf(tenant, type))
    .filter(isMeant)
    .map(({ id }): FilterExpression => ({ op: 'eq', path: { attribute: 'id' }, value: id }));
  return found.length === 0 ? nothing : { op: 'or', terms: [...found, nothing] };
}
