import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import type { PatchOperation } from '../../scim/patch-operation.ts';
import { type Attributes, valuesOf } from '../engine/attributes.ts';
import { findByName } from '../engine/characteristics.ts';
import type { ResourceRecord } from '../engine/record.ts';
import { badRequest } from '../scim-error.ts';
import type { Defect } from './defect.ts';
import { eachPatch, leniency, operations, patched } from './seams.ts';

export const listPatchingDefects: readonly Defect[] = [
  {
    id: 'patch-remove-filter-ignored',
    severity: 'critical',
    title: 'remove with a value filter removes the whole attribute.',
    violates: ['7644-3.5.2.2-04', '7644-3.5.2.2-05'],
    sources: ['apache/directory-scimple#436'],
    behaviour: eachPatch((operation, record) =>
      operation.op === 'remove' && hasFilter(operation) && !isAboutLinks(operation, record)
        ? { op: 'remove', path: operation.path!.split('[', 1)[0]! }
        : operation,
    ),
  },
  {
    id: 'patch-add-replaces-array',
    severity: 'critical',
    title: 'add to a multi-valued attribute drops the values there were.',
    violates: ['7644-3.5.2.1-06', 'ENTRA-role-02'],
    sources: ['wso2/product-is#11678'],
    behaviour: eachPatch((operation, record) =>
      operation.op === 'add' && isWholeList(operation, record) ? { ...operation, op: 'replace' } : operation,
    ),
  },
  {
    id: 'patch-primary-not-demoted',
    severity: 'high',
    title: 'A new primary value leaves the old one primary.',
    violates: ['7644-3.5.2-20', '7644-3.5.2.3-09', '7643-2.4-06'],
    sources: ['python-scim/scim2-models#116', 'sourcegraph/sourcegraph-public-snapshot#49210'],
    behaviour: patched((after, record) =>
      after === record.attributes
        ? after
        : mappedLists(after, (list, name) => withOldPrimary(list, valuesOf(record.attributes[name]))),
    ),
  },
  {
    id: 'patch-replace-keeps-old-values',
    severity: 'high',
    title: 'replace of a multi-valued attribute keeps the values there were.',
    violates: ['7644-3.5.2.3-03', 'ENTRA-role-03'],
    sources: ['keycloak/keycloak#52752'],
    behaviour: eachPatch((operation, record) => {
      const isReplaced = operation.op === 'replace' && isWholeList(operation, record) && !isEmptyList(operation.value);
      return isReplaced ? { ...operation, op: 'add' } : operation;
    }),
  },
  {
    id: 'patch-filter-first-match-only',
    severity: 'high',
    title: 'A value filter that chooses several values changes the first of them only.',
    violates: ['7644-3.5.2.3-06', '7644-3.5.2.3-07', '7644-3.5.2.2-05', '7644-3.5.2.2-04'],
    sources: ['thomaspoignant/scim-patch#503'],
    behaviour: operations((was) => ({
      patch: (tenant, record, given) => {
        let { attributes } = record;
        for (const operation of given) {
          const after = was.patch(tenant, { ...record, attributes }, [operation]);
          const isChoice = after !== attributes && hasFilter(operation) && !isAboutLinks(operation, record);
          attributes = isChoice ? withFirstChange(attributes, after) : after;
        }
        return attributes;
      },
    })),
  },
  {
    id: 'patch-filter-changes-all',
    severity: 'high',
    title: 'A value filter by type is passed over in a replace: every value is changed.',
    violates: ['7644-3.5.2.3-07', '7644-3.5.2.3-06', '7644-3.5.2.3-08', 'ENTRA-update-02'],
    sources: [],
    behaviour: eachPatch((operation) =>
      operation.op === 'replace' && operation.path !== undefined
        ? { ...operation, path: operation.path.replace(/\[type eq .*\]/, '[type pr]') }
        : operation,
    ),
  },
  {
    id: 'patch-replace-no-match-appends',
    severity: 'high',
    title: 'replace with a value filter that matches nothing adds a value.',
    violates: ['7644-3.5.2.3-08'],
    sources: ['thomaspoignant/scim-patch#74'],
    behaviour: leniency({ replaceCreatesValue: true }),
  },
  {
    id: 'patch-value-cut-at-space',
    severity: 'high',
    title: 'With a value filter in the path, the value is cut at its first space.',
    violates: ['7644-3.5.2.3-07', '7644-3.5.2.1-09', '7644-3.5.2.3-06', '7644-3.5.2-09'],
    sources: ['Captain-P-Goldfish/SCIM-SDK#972'],
    behaviour: eachPatch((operation) =>
      hasFilter(operation) && typeof operation.value === 'string'
        ? { ...operation, value: operation.value.split(' ', 1)[0]! }
        : operation,
    ),
  },
  {
    id: 'patch-path-parser-special-chars',
    severity: 'high',
    title: 'Dots and colons in the filter of a path are taken for part of its grammar.',
    violates: [
      '7644-3.5.2-09',
      '7644-3.5.2.3-07',
      '7644-3.5.2.2-04',
      '7644-3.5.2.2-05',
      '7644-3.5.2-10',
      '7644-3.4.2.2-32',
    ],
    sources: ['thomaspoignant/scim-patch#162', 'lightdash/lightdash#18243'],
    behaviour: eachPatch((operation) => {
      if (/"[^"]*[.:][^"]*"/.test(operation.path ?? '')) throw badRequest('invalidPath', 'The path cannot be read.');
      return operation;
    }),
  },
  {
    id: 'patch-empty-array-noop',
    severity: 'high',
    title: 'replace of a multi-valued attribute by an empty list has no effect.',
    violates: ['7643-2.5-02', '7644-3.5.2.3-03', 'OKTA-group-11', 'OKTA-group-12'],
    sources: ['pingidentity/scim2#209'],
    behaviour: eachPatch((operation) => {
      const { op, path, value } = operation;
      if (op !== 'replace') return operation;
      if (path !== undefined) return isEmptyList(value) ? undefined : operation;
      return isJsonObject(value) ? { ...operation, value: withoutEmptyLists(value) } : operation;
    }),
  },
  {
    id: 'patch-remove-subattribute-noop',
    severity: 'medium',
    title: 'remove of a sub-attribute of chosen values has no effect.',
    violates: ['7644-3.5.2.2-06', '7644-3.5.2.2-05'],
    sources: ['simpleidserver/SimpleIdServer#57'],
    behaviour: eachPatch((operation) =>
      operation.op === 'remove' && /\]\.[^\]]+$/.test(operation.path ?? '') ? undefined : operation,
    ),
  },
  {
    id: 'patch-filter-on-changed-part-lost',
    severity: 'high',
    title: 'A value that is chosen by the part that is to be changed is not found.',
    violates: ['7644-3.5.2.3-07'],
    sources: [],
    behaviour: eachPatch((operation) => {
      const isLost = operation.op === 'replace' && /\[(\w+) .*\]\.\1$/i.test(operation.path ?? '');
      if (isLost) throw badRequest('noTarget', 'No value matches the filter of the path.');
      return operation;
    }),
  },
];

function hasFilter({ path }: PatchOperation): boolean {
  return path !== undefined && /\[.*\s/.test(path);
}

function attributeOf({ path = '' }: PatchOperation, { type }: ResourceRecord) {
  return findByName(type.names, path.split(/[.[]/, 1)[0]!);
}

function isAboutLinks(operation: PatchOperation, record: ResourceRecord): boolean {
  return attributeOf(operation, record)?.source === 'links';
}

function isWholeList({ path = '' }: PatchOperation, { type }: ResourceRecord): boolean {
  const attribute = findByName(type.names, path);
  return attribute?.multiValued === true && attribute.source !== 'links' && attribute.name !== 'schemas';
}

function isEmptyList(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length === 0;
}

function withoutEmptyLists(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => !isEmptyList(member)));
}

function mappedLists(
  attributes: Attributes,
  change: (list: readonly Json[], name: string) => readonly Json[],
): Attributes {
  const entries = Object.entries(attributes).map(([name, value]) => [
    name,
    Array.isArray(value) && name !== 'schemas' ? change(value, name) : value,
  ]);
  return Object.fromEntries(entries) as Attributes;
}

function withOldPrimary(list: readonly Json[], before: readonly Json[]): readonly Json[] {
  const old = before.find((value) => isJsonObject(value) && value.primary === true) as JsonObject | undefined;
  return list.map((value) =>
    isJsonObject(value) && old && value.value === old.value && value.type === old.type && value.primary === false
      ? { ...value, primary: true }
      : value,
  );
}

function withFirstChange(before: Attributes, after: Attributes): Attributes {
  const result: Record<string, Attributes[string]> = { ...after };
  for (const [name, value] of Object.entries(before)) {
    if (!Array.isArray(value) || name === 'schemas') continue;
    const now = valuesOf(after[name]);
    if (now.length > value.length) continue;
    const first = value.findIndex((element) => !now.includes(element as Json));
    const isSameLength = now.length === value.length;
    if (first < 0) continue;
    result[name] = value.flatMap((element: Json, index) =>
      index !== first ? [element] : isSameLength ? [now[index]!] : [],
    );
    if (valuesOf(result[name]).length === 0) delete result[name];
  }
  return result;
}
