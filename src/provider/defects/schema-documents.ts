import { type Attribute, attribute } from '../../scim/attribute.ts';
import type { Json, JsonObject } from '../../scim/json.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import type { Behaviour, Defect } from './defect.ts';
import { without } from './json.ts';
import { discovery } from './seams.ts';

const place: Attribute = attribute('place', 'complex', 'Where the address is on the map.', {
  subAttributes: [
    attribute('latitude', 'decimal', 'In degrees, north of the equator.'),
    attribute('longitude', 'decimal', 'In degrees, east of Greenwich.'),
  ],
});

export const schemaDocumentDefects: readonly Defect[] = [
  {
    id: 'schemas-required-as-text',
    severity: 'medium',
    title: 'Schemas publish required as the text "true" or "false".',
    violates: ['7643-7-21'],
    sources: [],
    behaviour: definitions(({ required, ...others }) => [{ ...others, required: String(required) }]),
  },
  {
    id: 'schemas-referencetypes-as-text',
    severity: 'low',
    title: 'Schemas publish referenceTypes as one text with commas.',
    violates: ['7643-7-49', '7643-2.3.7-05'],
    sources: [],
    behaviour: definitions((definition) => [
      Array.isArray(definition.referenceTypes)
        ? { ...definition, referenceTypes: definition.referenceTypes.join(', ') }
        : definition,
    ]),
  },
  {
    id: 'schemas-dotted-names',
    severity: 'medium',
    title: 'Sub-attributes of single values are published as attributes with a dot in their name.',
    violates: ['7643-2.1-02'],
    sources: [],
    behaviour: definitions((definition) => {
      const { type, multiValued, name, subAttributes } = definition;
      if (type !== 'complex' || multiValued) return [definition];
      return (subAttributes as readonly JsonObject[]).map((part) => ({
        ...part,
        name: `${name as string}.${part.name as string}`,
      }));
    }),
  },
  {
    id: 'schemas-complex-sub-attribute',
    severity: 'low',
    title: 'addresses of a User is published with a sub-attribute that is complex itself.',
    violates: ['7643-2.3.8-04'],
    sources: [],
    behaviour: definitions((definition) => {
      if (definition.name !== 'addresses') return [definition];
      const parts = definition.subAttributes as readonly Json[];
      return [{ ...definition, subAttributes: [...parts, place as unknown as JsonObject] }];
    }),
  },
  {
    id: 'schemas-parts-of-a-text',
    severity: 'low',
    title: 'Schemas publish sub-attributes of displayName, which is a text.',
    violates: ['7643-1.2-02'],
    sources: [],
    behaviour: definitions((definition) => {
      const part = { name: 'language', type: 'string', multiValued: false, description: '' };
      return [definition.name === 'displayName' ? { ...definition, subAttributes: [part] } : definition];
    }),
  },
  {
    id: 'schemas-parts-of-foreign-types',
    severity: 'medium',
    title: 'Schemas publish sub-attributes that are texts with a type of a database.',
    violates: ['7643-7-18', '7643-7-15'],
    sources: [],
    behaviour: definitions((definition) => {
      const parts = definition.subAttributes as readonly JsonObject[] | undefined;
      return [parts ? { ...definition, subAttributes: parts.map(withForeignType) } : definition];
    }),
  },
  {
    id: 'schemas-password-like-any-text',
    severity: 'medium',
    title: 'Schemas publish the password with mutability readWrite and returned default.',
    violates: ['7643-4.1.1-25', '7643-7-39'],
    sources: [],
    behaviour: definitions((definition) => [
      definition.name === 'password' ? { ...definition, mutability: 'readWrite', returned: 'default' } : definition,
    ]),
  },
  {
    id: 'schemas-listed-twice',
    severity: 'low',
    title: 'The schema of an extension is listed once by itself and once with its resource type.',
    violates: ['7643-7-09'],
    sources: [],
    behaviour: schemas((all) =>
      all.flatMap((schema) => (schema.id === schemaUrn.EnterpriseUser ? [schema, schema] : [schema])),
    ),
  },
  {
    id: 'schemas-list-messages',
    severity: 'low',
    title: 'The schemas of messages are listed among those of resources.',
    violates: ['7644-3.1-06'],
    sources: [],
    behaviour: schemas((all) => [
      ...all,
      ...[messageUrn.ListResponse, messageUrn.PatchOp, messageUrn.Error].map((id) => ({
        ...without(all[0]!, 'meta'),
        id,
        name: id.split(':').at(-1)!,
      })),
    ]),
  },
  {
    id: 'schemas-extension-not-published',
    severity: 'medium',
    title: 'The resource type User names the enterprise extension, whose schema is not published.',
    violates: ['7643-6-12', '7643-4.3-01', '7643-3.2-01', '7643-10.4-01'],
    sources: [],
    behaviour: schemas((all) => all.filter(({ id }) => id !== schemaUrn.EnterpriseUser)),
  },
];

function withForeignType(part: JsonObject): JsonObject {
  return part.type === 'string' ? { ...part, type: 'varchar' } : part;
}

function schemas(change: (all: readonly JsonObject[]) => readonly JsonObject[]): Behaviour {
  return discovery((documents) => ({ ...documents, schemas: change(documents.schemas) }));
}

/** Each definition of an attribute, after those of its sub-attributes. */
function definitions(change: (definition: JsonObject) => readonly JsonObject[]): Behaviour {
  const changed = (given: Json | undefined): readonly JsonObject[] =>
    (given as readonly JsonObject[]).flatMap((definition) =>
      change(
        definition.subAttributes ? { ...definition, subAttributes: changed(definition.subAttributes) } : definition,
      ),
    );
  return schemas((all) => all.map((schema) => ({ ...schema, attributes: changed(schema.attributes) })));
}
