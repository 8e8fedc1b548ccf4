import { isJsonObject } from '../scim/json.ts';
import { each, quoted, type Rule } from './rule.ts';
import { called, type SeenResource } from './seen-resource.ts';
import type { Sight } from './sight.ts';

/** What the schemas attribute of a resource says. */
export const schemasAttribute: readonly Rule[] = [
  {
    id: 'passive.schemas-present',
    title: 'every resource that is answered alone has schemas',
    requirements: ['7643-2.1-01', '7644-3.1-02'],
    fix: 'Return schemas with every resource, also when attributes does not name it.',
    judge: ({ resources }) =>
      each(
        resources.filter(({ isEntry }) => !isEntry),
        isWithoutSchemas,
      ),
  },
  {
    id: 'passive.schemas-present-in-lists',
    title: 'every entry of a list has schemas',
    requirements: ['7643-2.1-01'],
    level: 'SHOULD',
    fix: 'Return schemas with every entry of a list, also when attributes does not name it.',
    judge: ({ resources }) =>
      each(
        resources.filter(({ isEntry }) => isEntry),
        isWithoutSchemas,
      ),
  },
  {
    id: 'passive.schemas-not-empty',
    title: 'schemas is an array with at least one value',
    requirements: ['7643-3-05', '7643-3.3-02'],
    fix: 'Return schemas as an array that holds at least the URN of the base schema.',
    judge: (sight) =>
      each(withSchemas(sight), ({ json, ...resource }) => {
        const { schemas } = json;
        const isFilled = Array.isArray(schemas) && schemas.length > 0;
        return (
          !isFilled && { expected: 'one URN or more', received: `schemas of ${called(resource)}: ${quoted(schemas)}` }
        );
      }),
  },
  {
    id: 'passive.schemas-unique',
    title: 'schemas holds URIs, each once',
    requirements: ['7643-3-04', '7643-3-07'],
    fix: 'Return each schema URI once, as an absolute URI.',
    judge: (sight) =>
      each(withSchemas(sight), (resource) => {
        const urns = schemasOf(resource);
        const isFine = urns.every((urn) => URL.canParse(String(urn))) && new Set(urns.map(folded)).size === urns.length;
        return !isFine && { expected: 'URIs, each once', received: `schemas of ${called(resource)}: ${quoted(urns)}` };
      }),
  },
  {
    id: 'passive.schemas-declared',
    title: 'schemas holds only what the resource type declares',
    requirements: ['7643-3-06', '7643-3.1-03'],
    fix: 'List in schemas only the schema of the resource type and its schemaExtensions.',
    judge: (sight) =>
      each(withSchemas(sight), (resource) => {
        const declared = declaredBy(resource);
        const strange = schemasOf(resource).find((urn) => !declared.map(folded).includes(folded(urn)));
        return (
          strange !== undefined && {
            expected: declared.join(' or '),
            received: `${quoted(strange)} on ${called(resource)}`,
          }
        );
      }),
  },
  {
    id: 'passive.base-schema',
    title: 'schemas holds the base schema of the resource type',
    requirements: ['7643-3.3-03'],
    fix: 'List the base schema of the resource type in schemas of each of its resources.',
    judge: (sight) =>
      each(withSchemas(sight), (resource) => {
        const { schema } = resource.type.resourceType;
        const urns = schemasOf(resource);
        return (
          !urns.map(folded).includes(folded(schema)) && {
            expected: schema,
            received: `schemas of ${called(resource)}: ${quoted(urns)}`,
          }
        );
      }),
  },
  {
    id: 'passive.extension-in-schemas',
    title: 'schemas names each extension that the resource has attributes of',
    requirements: ['7643-3-03'],
    fix: 'Add the URN of an extension to schemas as soon as the resource has attributes of it.',
    judge: (sight) =>
      each(extensionsIn(withSchemas(sight)), ({ resource, urn }) => {
        const isListed = schemasOf(resource).map(folded).includes(folded(urn));
        return !isListed && { expected: `${urn} in schemas`, received: quoted(schemasOf(resource)) };
      }),
  },
  {
    id: 'passive.schema-published',
    title: 'every schema that a resource names is published',
    requirements: ['7643-7-01'],
    fix: 'Publish each schema that resources name in schemas under /Schemas.',
    judge: (sight) => {
      const published = new Set(sight.landscape.publishedSchemas.map(folded));
      if (published.size === 0) return undefined;
      return each(withSchemas(sight), (resource) => {
        const declared = new Set(declaredBy(resource).map(folded));
        // A URN that does not belong there at all is another rule's business.
        const missing = schemasOf(resource).find((urn) => declared.has(folded(urn)) && !published.has(folded(urn)));
        return (
          missing !== undefined && { expected: 'a Schema resource of that id', received: `none for ${quoted(missing)}` }
        );
      });
    },
  },
  {
    id: 'passive.base-attributes-at-the-top',
    title: 'the attributes of the base schema stand at the top level',
    requirements: ['7643-3-10'],
    fix: 'Return the attributes of the base schema at the top level of the object, not below its URN.',
    judge: ({ resources }) =>
      each(resources, (resource) => {
        const { schema } = resource.type.resourceType;
        const isBelow = Object.keys(resource.json).some((name) => folded(name) === folded(schema));
        return isBelow && { expected: 'attributes at the top level', received: `an object under ${schema}` };
      }),
  },
  {
    id: 'passive.extension-attributes-apart',
    title: 'the attributes of an extension stand below its URN',
    requirements: ['7643-3-11'],
    fix: 'Return extension attributes in an object whose name is the URN of the extension.',
    judge: ({ resources }) =>
      each(
        resources.filter(({ type }) => type.extensions.size > 0),
        ({ shown, type }) => {
          const stray = shown.unknown.find((path) =>
            [...type.extensions.values()].some((definitions) => definitions?.has(folded(path))),
          );
          return (
            stray !== undefined && { expected: `${stray} below the URN of its extension`, received: 'at the top level' }
          );
        },
      ),
  },
];

function isWithoutSchemas(resource: SeenResource) {
  const hasSchemas = resource.json['schemas'] !== undefined;
  return !hasSchemas && { expected: 'schemas', received: `${called(resource)} without schemas` };
}

function* withSchemas({ resources }: Sight): Generator<SeenResource> {
  for (const resource of resources) if (resource.json['schemas'] !== undefined) yield resource;
}

function schemasOf({ json }: SeenResource): readonly unknown[] {
  return Array.isArray(json['schemas']) ? json['schemas'] : [];
}

function declaredBy({ type }: SeenResource): readonly string[] {
  const { schema, schemaExtensions } = type.resourceType;
  return [schema, ...schemaExtensions.map((extension) => extension.schema)];
}

function folded(urn: unknown): string {
  return String(urn).toLowerCase();
}

function* extensionsIn(resources: Iterable<SeenResource>) {
  for (const resource of resources) {
    for (const [urn, value] of Object.entries(resource.json)) {
      const isUsed = isJsonObject(value) && Object.keys(value).length > 0;
      if (isUsed && resource.type.extensions.has(folded(urn))) yield { resource, urn };
    }
  }
}
