import type { Settings } from '../config/settings.ts';
import { fromTemplate } from '../config/value-templates.ts';
import { type Attribute, findAttribute } from '../scim/attribute.ts';
import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import type { Target } from '../target/target.ts';

/** Makes attribute values that the target's own schemas allow. */
export interface Specimen {
  /** The base schema of the resource type. */
  schema(resourceType: string): string;
  /** `attributes` without those that the resource type does not have or that clients cannot write. */
  supported(resourceType: string, attributes: JsonObject): JsonObject;
  /** Values for every required attribute that `given` leaves out; `mark` makes unique ones unique. */
  required(resourceType: string, given: JsonObject, mark: string): JsonObject;
}

/** What values are made of. */
interface Source extends Partial<Pick<Settings, 'emailDomain' | 'values'>> {
  readonly mark: string;
}

export function specimenFor(target: Target, settings: Omit<Source, 'mark'> = {}): Specimen {
  const schemaOf = (urn: string) => target.schemas.find(({ id }) => id === urn);
  const typeOf = (name: string) => target.resourceTypes.find((resourceType) => resourceType.name === name);

  function supported(resourceType: string, attributes: JsonObject): JsonObject {
    const type = typeOf(resourceType);
    const core = type && schemaOf(type.schema);
    if (!type || !core) return attributes;
    const extensions = new Set(type.schemaExtensions.map(({ schema }) => schema));
    return Object.fromEntries(
      Object.entries(attributes).filter(([name]) => {
        const definition = findAttribute(core.attributes, name);
        if (definition) return definition.mutability !== 'readOnly';
        return extensions.has(name) || name === 'schemas' || name === 'externalId';
      }),
    );
  }

  function required(resourceType: string, given: JsonObject, mark: string): JsonObject {
    const type = typeOf(resourceType);
    if (!type) return {};
    const source = { ...settings, mark };
    const missing = requiredIn(schemaOf(type.schema)?.attributes ?? [], given, source);
    const extensions = type.schemaExtensions.flatMap(({ schema, required: isRequired }) => {
      const own = given[schema];
      if (own === undefined ? !isRequired : !isJsonObject(own)) return [];
      const more = requiredIn(schemaOf(schema)?.attributes ?? [], isJsonObject(own) ? own : {}, source, `${schema}:`);
      return [[schema, { ...(isJsonObject(own) && own), ...more }] as const];
    });
    return { ...missing, ...Object.fromEntries(extensions) };
  }

  return { schema: (resourceType) => typeOf(resourceType)?.schema ?? '', supported, required };
}

function requiredIn(attributes: readonly Attribute[], given: JsonObject, source: Source, prefix = ''): JsonObject {
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const missing = attributes.filter(
    ({ name, required, mutability }) =>
      required && mutability !== 'readOnly' && !names.has(name.toLowerCase()) && !commonNames.has(name),
  );
  return Object.fromEntries(
    missing.map((attribute) => [attribute.name, valueOf(attribute, prefix + attribute.name, source)]),
  );
}

/** Kept by the service provider or by the message, also where a schema repeats them. */
const commonNames = new Set(['schemas', 'id', 'meta']);

function valueOf(attribute: Attribute, path: string, source: Source): Json {
  const value = singleValueOf(attribute, path, source);
  return attribute.multiValued ? [value] : value;
}

function singleValueOf(attribute: Attribute, path: string, source: Source): Json {
  switch (attribute.type) {
    case 'boolean':
      return true;
    case 'integer':
      return 1;
    case 'decimal':
      return 1.5;
    case 'dateTime':
      return '2026-01-01T00:00:00Z';
    case 'binary':
      return 'c2NpbXVsYXRl';
    case 'reference':
      return 'https://example.com/scimulate';
    case 'complex': {
      const writable = (attribute.subAttributes ?? []).filter(({ mutability }) => mutability !== 'readOnly');
      const wanted = writable.filter(({ required }) => required);
      const [first] = writable.filter(({ name }) => name === 'value').concat(writable);
      const chosen = wanted.length > 0 || !first ? wanted : [first];
      return Object.fromEntries(chosen.map((part) => [part.name, valueOf(part, `${path}.${part.name}`, source)]));
    }
    default:
      return (
        fromTemplate(source.values, path, source.mark) ??
        attribute.canonicalValues?.[0] ??
        textFor(path.replace(/^urn:.*:/, ''), attribute, source)
      );
  }
}

/** Some texts of RFC 7643 section 4.1 have a form that service providers check. */
function textFor(path: string, { name, uniqueness }: Attribute, { mark, emailDomain = 'example.com' }: Source): string {
  const forms: Readonly<Record<string, string>> = {
    'emails.value': `${mark}@${emailDomain}`,
    'phoneNumbers.value': 'tel:+49-30-1234567',
    'addresses.country': 'DE',
    preferredLanguage: 'en-US',
    locale: 'en-US',
    timezone: 'Europe/Berlin',
  };
  return forms[path] ?? (uniqueness === 'none' ? name : mark);
}
