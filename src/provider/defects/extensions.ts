import { attribute } from '../../scim/attribute.ts';
import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import type { PatchOperation } from '../../scim/patch-operation.ts';
import type { Schema } from '../../scim/schema.ts';
import { schemaUrn } from '../../scim/urn.ts';
import { type CompiledType, findByName } from '../engine/characteristics.ts';
import type { ProviderOptions } from '../options.ts';
import { standardResourceTypes } from '../resource-types.ts';
import { badRequest } from '../scim-error.ts';
import type { Defect } from './defect.ts';
import { without } from './json.ts';
import { Notes } from './notes.ts';
import { straying } from './patching.ts';
import { discovery, eachPatch, internalError, operations, sent, shown, together } from './seams.ts';

const alias = 'EnterpriseUser';
const enterprise = schemaUrn.EnterpriseUser;

/** An extension with an attribute that the core schema has too. */
const staffSchema: Schema = {
  id: 'urn:example:params:scim:schemas:extension:staff:2.0:User',
  name: 'Staff',
  description: 'What the staff office knows.',
  attributes: [
    attribute('title', 'string', 'The title in the staff plan.'),
    attribute('grade', 'string', 'The pay grade.'),
  ],
};

export const extensionDefects: readonly Defect[] = [
  {
    id: 'ext-path-unknown-attribute',
    severity: 'high',
    title: 'A PATCH path with the URN of an extension is refused.',
    violates: ['7644-3.10-05', '7644-3.10-01', '7644-3.5.2-09', 'ENTRA-update-08', '7644-3.5.2-17'],
    sources: ['SAP-archive/scimono#44', 'wso2/product-is#6015', 'wso2/product-is#24812'],
    behaviour: eachPatch((operation) => {
      if (extensionIn(operation)) throw badRequest('invalidPath', 'There is no such attribute.');
      return operation;
    }),
  },
  {
    id: 'ext-split-at-version-dot',
    severity: 'high',
    title: 'The URN in a PATCH path is split at the dot of "2.0", and the value is stored under half of it.',
    violates: ['7644-3.10-05', '7643-3.3-07', '7644-3.10-01', 'ENTRA-update-08', '7643-3-03'],
    sources: ['pingidentity/scim2#104', 'thomaspoignant/scim-patch#697'],
    behaviour: straying((operation) => {
      if (operation.op === 'remove' || !extensionIn(operation)) return undefined;
      const [half = '', ...rest] = operation.path!.split('.');
      return [half, { [rest.join('.')]: operation.value ?? null }];
    }),
  },
  {
    id: 'ext-dropped-on-read',
    severity: 'high',
    title: 'Extension data is stored and never shown, and a PATCH of it fails with 500.',
    violates: ['7643-3.3-07', '7643-7-39', '7644-3.9-01', '7644-3.4-02', 'ENTRA-create-05'],
    sources: ['apache/directory-scimple#946', 'MicrosoftDocs/azure-docs#11784'],
    behaviour: together(
      shown((resource, { type }, { request }) =>
        request.method === 'POST' ? resource : without(resource, ...extensionNames(type)),
      ),
      eachPatch((operation) => {
        if (extensionIn(operation)) throw internalError();
        return operation;
      }),
    ),
  },
  {
    id: 'ext-alias-instead-of-urn',
    severity: 'high',
    title: `The extension is published and read under the name ${alias} instead of its URN.`,
    violates: [
      '7643-3.3-07',
      '7643-4.3-01',
      '7643-7-01',
      '7643-10.4-01',
      '7643-6-12',
      '7643-7-08',
      '7643-6-13',
      '7643-3-04',
    ],
    sources: ['wso2/product-is#6015', 'wso2/product-is#3826'],
    behaviour: together(
      shown((resource) => renamed(resource, enterprise, alias)),
      sent('POST PUT', (body) => renamed(without(body, enterprise), alias, enterprise)),
      discovery((documents) => ({
        ...documents,
        schemas: documents.schemas.map((schema) => (schema.id === enterprise ? { ...schema, id: alias } : schema)),
        resourceTypes: documents.resourceTypes.map((type) => ({
          ...type,
          schemaExtensions: (type.schemaExtensions as readonly JsonObject[]).map((extension) =>
            extension.schema === enterprise ? { ...extension, schema: alias } : extension,
          ),
        })),
      })),
    ),
  },
  {
    id: 'ext-replace-keeps-old-value',
    severity: 'high',
    title: 'replace of a complex attribute of an extension that has a value has no effect.',
    violates: ['7644-3.5.2.3-02', '7644-3.5.2.3-05', 'ENTRA-manager-02', 'ENTRA-manager-01', 'ENTRA-manager-03'],
    sources: ['wso2/charon#174', 'wso2/product-is#8056'],
    behaviour: eachPatch((operation, { type, attributes }) => {
      const extension = extensionIn(operation);
      const name = operation.path?.slice((extension?.length ?? 0) + 1).split('.', 1)[0];
      const found = extension === undefined ? undefined : findByName(type.names, extension);
      const part = found && findByName(found.partNames, name ?? '');
      const old = found && (attributes[found.name] as JsonObject | undefined)?.[part?.name ?? ''];
      return operation.op === 'replace' && part?.type === 'complex' && old !== undefined ? undefined : operation;
    }),
  },
  {
    id: 'ext-dropped-with-excludedattributes',
    severity: 'medium',
    title: 'With excludedAttributes all extension attributes are left out too.',
    violates: ['7644-3.9-07', '7643-7-39', '7644-3.4.2.5-01'],
    sources: ['scimmyjs/scimmy#37'],
    behaviour: operations((was) => ({
      project: (tenant, type, request) => {
        const projection = was.project(tenant, type, request);
        return request.excludedAttributes
          ? projection.filter(({ attribute: { isExtension } }) => !isExtension)
          : projection;
      },
    })),
  },
  {
    id: 'ext-replace-hits-wrong-schema',
    severity: 'medium',
    title: 'replace of an extension attribute changes the core attribute of the same name.',
    violates: ['7644-3.10-05', '7643-3-11', '7644-3.5.2.3-02', '7644-3.10-01', '7644-3.2-07'],
    sources: ['limosa-io/laravel-scim-server#120', 'limosa-io/laravel-scim-server#118'],
    options: extendingUsers(staffSchema),
    behaviour: eachPatch((operation, { type }) => {
      const extension = operation.op === 'replace' ? extensionIn(operation) : undefined;
      const name = operation.path?.slice((extension?.length ?? 0) + 1) ?? '';
      return extension !== undefined && findByName(type.names, name) ? { ...operation, path: name } : operation;
    }),
  },
  {
    id: 'ext-urn-missing-in-schemas',
    severity: 'medium',
    title: 'schemas lacks the URN of an extension that PATCH added.',
    violates: ['7643-3-03', '7643-3.3-04', '7644-3.5.2-17', '7643-2.1-01'],
    sources: [],
    behaviour: (provider) => {
      const declared = new Notes<readonly string[] | undefined>(undefined);
      together(
        operations((was) => ({
          patch: (tenant, record, given) => {
            declared.set(record, declared.of(record) ?? (record.attributes.schemas as readonly string[]));
            return was.patch(tenant, record, given);
          },
        })),
        shown((resource, record) => {
          const schemas = declared.of(record);
          return schemas && 'schemas' in resource ? { ...resource, schemas } : resource;
        }),
      )(provider);
    },
  },
  {
    id: 'ext-own-kept-by-put',
    severity: 'high',
    title: 'PUT leaves the attributes of an extension of the service provider as they are.',
    violates: ['7644-3.5.1-04', 'OKTA-update-02', 'OKTA-update-01'],
    sources: [],
    options: extendingUsers(staffSchema),
    behaviour: operations((was) => ({
      replace: (tenant, record, attributes) => {
        const kept = record.attributes[staffSchema.id];
        return was.replace(tenant, record, { ...attributes, ...(kept !== undefined && { [staffSchema.id]: kept }) });
      },
    })),
  },
];

/** Users have one more extension. */
export function extendingUsers(schema: Schema): ProviderOptions {
  return {
    schemas: [schema],
    resourceTypes: standardResourceTypes.map((type) =>
      type.schema === schemaUrn.User
        ? { ...type, schemaExtensions: [...type.schemaExtensions, { schema: schema.id, required: false }] }
        : type,
    ),
  };
}

export function extensionNames({ extensions }: CompiledType): readonly string[] {
  return extensions.map(({ name }) => name);
}

/** The URN of the extension that a path begins with. */
function extensionIn({ path = '' }: PatchOperation): string | undefined {
  return /^(urn:.*:extension:.*?:2\.0:\w+):/i.exec(path)?.[1];
}

function renamed(resource: JsonObject, from: string, to: string): JsonObject {
  const rename = (name: Json): Json => (name === from ? to : name);
  const { [from]: value, schemas, ...others } = resource;
  return {
    ...others,
    ...(Array.isArray(schemas) && { schemas: schemas.map(rename) }),
    ...(isJsonObject(value) && { [to]: value }),
  };
}
