import type { ExpectedResource } from '../idp/identity-provider.ts';
import { valuesUnder } from '../oracle/values-under.ts';
import { findAttribute } from '../scim/attribute.ts';
import { parseAttributePath } from '../scim/attribute-path.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import { commonAttributes } from '../scim/resource.ts';
import type { Schema } from '../scim/schema.ts';
import { schemasOfType, type Target } from '../target/target.ts';
import { memberIds, textOf } from './answer.ts';
import type { ScimClient } from './scim-client.ts';

/** How the target is compared with what an identity provider promises; each difference is one sentence. */
export async function differences(
  expectation: readonly ExpectedResource[],
  scim: ScimClient,
  target: Target,
): Promise<readonly string[]> {
  const found = new Map<string, JsonObject>();
  for (const expected of expectation) {
    const resource = await find(expected, scim);
    if (resource) found.set(expected.key, resource);
  }
  return expectation
    .filter(({ unsettled }) => unsettled !== true)
    .flatMap((expected) => compare(expected, found, target).map((difference) => `${expected.key}: ${difference}`));
}

async function find({ id, resourceType, match }: ExpectedResource, scim: ScimClient): Promise<JsonObject | undefined> {
  if (id !== undefined) {
    const answer = await scim.retrieve(resourceType, id);
    return answer.status === 200 ? await withMembers(answer.resource, resourceType, scim) : undefined;
  }
  const page = await scim.query(resourceType, { filter: `${match.attribute} eq ${JSON.stringify(match.value)}` });
  const [resource] = page.resources;
  return resource && withMembers(resource, resourceType, scim);
}

/** Some service providers return members only when they are asked for. */
async function withMembers(resource: JsonObject, resourceType: string, scim: ScimClient): Promise<JsonObject> {
  if (resourceType !== 'Group' || resource['members'] !== undefined) return resource;
  const { members } = (await scim.retrieve('Group', textOf(resource['id']), { attributes: ['members'] })).resource;
  return { ...resource, ...(members !== undefined && { members }) };
}

function compare(
  expected: ExpectedResource,
  found: ReadonlyMap<string, JsonObject>,
  target: Target,
): readonly string[] {
  const resource = found.get(expected.key);
  const schemas = schemasOfType(target, expected.resourceType);
  if (expected.presence === 'absent') return resource ? [`the ${expected.resourceType} is still there`] : [];
  if (!resource)
    return [`there is no ${expected.resourceType} with ${expected.match.attribute} "${expected.match.value}"`];
  return [
    ...Object.entries(expected.values).flatMap(([path, value]) => compareValue(path, value, resource, schemas)),
    ...Object.entries(expected.references).flatMap(([path, key]) => {
      return compareValue(path, found.get(key)?.['id'] ?? null, resource, schemas);
    }),
    ...compareMembers(expected, resource, found),
  ];
}

function compareValue(path: string, value: Json, resource: JsonObject, schemas: readonly Schema[]): readonly string[] {
  const definition = definitionOf(path, schemas);
  if (!definition) return [];
  const values = valuesUnder(path, resource, schemas);
  const isSame = (one: Json) =>
    typeof one === 'string' && typeof value === 'string' && !definition.caseExact
      ? one.toLowerCase() === value.toLowerCase()
      : one === value;
  const holds = value === null || value === '' ? values.every((one) => one === '') : values.some(isSame);
  if (holds) return [];
  const seen = values.length === 0 ? 'missing' : values.map((one) => JSON.stringify(one)).join(' and ');
  return [`${path} is ${seen}, not ${value === null || value === '' ? 'empty' : JSON.stringify(value)}`];
}

/** Values of attributes that the target's schemas do not have cannot arrive, and are not missed. */
function definitionOf(path: string, schemas: readonly Schema[]) {
  const attribute = parseAttributePath(path.replace(/\[.*\]/, ''));
  if (!attribute) return undefined;
  const named = schemas.filter(
    ({ id }) => attribute.urn === undefined || id.toLowerCase() === attribute.urn.toLowerCase(),
  );
  const definition = findAttribute(
    [...named.flatMap(({ attributes }) => attributes), ...commonAttributes],
    attribute.attribute,
  );
  if (attribute.subAttribute === undefined || !definition) return definition;
  return findAttribute(definition.subAttributes ?? [], attribute.subAttribute);
}

function compareMembers(
  { members }: ExpectedResource,
  resource: JsonObject,
  found: ReadonlyMap<string, JsonObject>,
): readonly string[] {
  if (!members) return [];
  const keys = new Map([...found].map(([key, { id }]) => [textOf(id), key]));
  const ids = memberIds(resource['members']);
  const present = ids.map((id) => keys.get(id) ?? id);
  const missing = members.include.filter((key) => !present.includes(key));
  const surplus = ids.filter((id) => {
    const key = keys.get(id);
    return key === undefined ? members.exact : !members.include.includes(key) && !members.ignore.includes(key);
  });
  const double = present.filter((key, index) => present.indexOf(key) !== index);
  return [
    ...missing.map((key) => `${key} is not a member`),
    ...surplus.map((id) => `${keys.get(id) ?? `somebody else (${id})`} is a member`),
    ...double.map((key) => `${key} is a member twice`),
  ];
}
