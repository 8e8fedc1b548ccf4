import type { ExpectedResource } from '../idp/identity-provider.ts';
import type { Shortcoming } from '../idp/shortcoming.ts';
import { valuesUnder } from '../oracle/values-under.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import type { Schema } from '../scim/schema.ts';
import { definitionOf } from '../target/definition-of.ts';
import { schemasOfType, type Target } from '../target/target.ts';
import { memberIds, textOf } from './answer.ts';
import type { ScimClient } from './scim-client.ts';

/** How many resources are read at the same time. */
const readers = 8;

/** How the target differs from what an identity provider promises. */
export async function differences(
  expectation: readonly ExpectedResource[],
  scim: ScimClient,
  target: Target,
  compares: 'everything' | 'groups' = 'everything',
): Promise<readonly Shortcoming[]> {
  const compared = expectation.filter(({ resourceType }) => compares === 'everything' || resourceType === 'Group');
  const found = new Map<string, JsonObject>();
  for (let start = 0; start < compared.length; start += readers) {
    const batch = compared.slice(start, start + readers).map(async (expected) => {
      const resource = await find(expected, scim);
      if (resource) found.set(expected.key, resource);
    });
    await Promise.all(batch);
  }
  const ids = new Map(
    expectation.map(({ key, id }) => [key, id ?? (found.get(key)?.['id'] as string | undefined)] as const),
  );
  return compared
    .filter(({ unsettled }) => unsettled !== true)
    .flatMap((expected) => {
      const id = ids.get(expected.key);
      return compare(expected, found.get(expected.key), ids, target).map(({ about, ...rest }) => ({
        about: `${expected.key}: ${about}`,
        ...rest,
        ...(id !== undefined && { id }),
      }));
    });
}

/** Ids in the target by key of the person or group. */
type Ids = ReadonlyMap<string, string | undefined>;

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
  { resourceType, presence, match, values, references, members }: ExpectedResource,
  resource: JsonObject | undefined,
  ids: Ids,
  target: Target,
): readonly Shortcoming[] {
  if (presence === 'absent') {
    return resource ? [{ about: resourceType, expected: 'gone', received: 'still there' }] : [];
  }
  if (!resource) {
    return [{ about: resourceType, expected: `one with ${match.attribute} "${match.value}"`, received: 'none' }];
  }
  const schemas = schemasOfType(target, resourceType);
  return [
    ...Object.entries(values).flatMap(([path, value]) => compareValue(path, value, resource, schemas)),
    ...Object.entries(references).flatMap(([path, key]) => {
      return compareValue(path, ids.get(key) ?? null, resource, schemas);
    }),
    ...(members ? compareMembers(members, resource, ids) : []),
  ];
}

/** Values of attributes that the target's schemas do not have cannot arrive, and are not missed. */
function compareValue(
  path: string,
  value: Json,
  resource: JsonObject,
  schemas: readonly Schema[],
): readonly Shortcoming[] {
  const definition = definitionOf(path, schemas);
  // RFC 7643 section 7: what is never returned cannot be looked at.
  if (!definition || definition.returned === 'never') return [];
  const values = valuesUnder(path, resource, schemas);
  const isSame = (one: Json) =>
    typeof one === 'string' && typeof value === 'string' && !definition.caseExact
      ? one.toLowerCase() === value.toLowerCase()
      : one === value;
  const isNone = value === null || value === '';
  if (isNone ? values.every((one) => one === '') : values.some(isSame)) return [];
  const received = values.length === 0 ? 'no value' : values.map((one) => JSON.stringify(one)).join(' and ');
  return [{ about: path, expected: isNone ? 'no value' : JSON.stringify(value), received }];
}

function compareMembers(
  { include, ignore, exact }: NonNullable<ExpectedResource['members']>,
  resource: JsonObject,
  ids: Ids,
): readonly Shortcoming[] {
  const keys = new Map([...ids].map(([key, id]) => [id, key]));
  const shown = memberIds(resource['members']);
  const present = shown.map((id) => keys.get(id) ?? id);
  const there = new Set(present);
  const missing = include.filter((key) => !there.has(key));
  const surplus = shown.filter((id) => {
    const key = keys.get(id);
    return key === undefined ? exact : !include.includes(key) && !ignore.includes(key);
  });
  const double = present.filter((key, index) => present.indexOf(key) !== index);
  return [
    ...told(missing, 'a member', 'not a member'),
    ...told(
      surplus.map((id) => keys.get(id) ?? `somebody else (${id})`),
      'not a member',
      'a member',
    ),
    ...told([...new Set(double)], 'a member once', 'a member twice'),
  ];
}

const mostTold = 5;

/** One line for each, and one for the rest of many. */
function told(names: readonly string[], expected: string, received: string): readonly Shortcoming[] {
  const lines = names.slice(0, mostTold).map((about) => ({ about, expected, received }));
  const rest = names.length - lines.length;
  return rest > 0 ? [...lines, { about: `${rest} more`, expected, received }] : lines;
}
