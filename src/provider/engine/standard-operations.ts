import type { Operations } from './operations.ts';
import { order } from './order.ts';
import { applyPatch } from './patch.ts';
import { present, presentLink } from './presentation.ts';
import { compileProjection } from './projection.ts';
import { replaceAttributes } from './replace.ts';
import { readResource } from './resource-reader.ts';
import { select } from './selection.ts';
import type { Tenant } from './tenant.ts';
import { checkUnique } from './uniqueness.ts';
import type { Reading } from './value-reader.ts';

/** What the RFC asks for. */
export const standardOperations: Operations = {
  read: (tenant, type, body) => readResource(type, body, readingOf(tenant, false)),
  checkUnique: ({ directory }, type, attributes, itself) => checkUnique(directory, type, attributes, itself),
  replace: (_, record, sent) => replaceAttributes(record.type, record.attributes, sent),
  patch: (tenant, { id, type, attributes }, operations) =>
    applyPatch(attributes, operations, {
      id,
      type,
      reading: readingOf(tenant, true),
      showLink: (attribute, link) => presentLink(attribute, link, tenant),
    }),
  insert: ({ directory }, type, attributes, id) => directory.insert(type, attributes, id === undefined ? {} : { id }),
  update: ({ directory }, record, attributes) => directory.replace(record, attributes),
  remove: ({ directory }, record) => directory.delete(record),
  find: ({ directory }, type, id) => {
    const record = directory.find(id);
    return record?.type === type ? record : undefined;
  },
  select,
  order: (_, records, keyOf, isDescending) => order(records, keyOf, isDescending),
  project: ({ leniency }, type, request) => compileProjection(type, request, leniency.bareExtensionNames),
  present: (tenant, record, projection) => present(record, projection, tenant),
};

function readingOf({ leniency, directory, maxValues }: Tenant, isPatch: boolean): Reading {
  return { leniency, isPatch, maxValues, typeOf: (id) => directory.typeOf(id)?.name };
}
