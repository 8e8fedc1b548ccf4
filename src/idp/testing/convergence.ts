import type { Json, JsonObject } from '../../scim/json.ts';
import { readValue } from '../attribute-value.ts';
import type { ExpectedMembers, ExpectedResource } from '../identity-provider.ts';

/** All resources of a target, by kind. */
export interface TargetState {
  readonly User: readonly JsonObject[];
  readonly Group: readonly JsonObject[];
}

/** In which ways the target is not what an identity provider promised; one sentence each, none when it is. */
export function differences(expectation: readonly ExpectedResource[], state: TargetState): string[] {
  return expectation.flatMap((expected) => {
    const found = state[expected.resourceType].find((resource) => isMeant(resource, expected));
    const name = `${expected.resourceType} ${expected.key}`;
    if (expected.presence === 'absent') return found ? [`${name} is still there`] : [];
    if (!found) return [`${name} is missing`];
    return [
      ...valueDifferences(name, expected, found, expectation),
      ...(expected.members ? memberDifferences(name, expected.members, found, expectation) : []),
    ];
  });
}

function isMeant(resource: JsonObject, { id, match }: ExpectedResource): boolean {
  return id === undefined ? same(readValue(resource, match.attribute), match.value) : resource['id'] === id;
}

function valueDifferences(
  name: string,
  { values, references }: ExpectedResource,
  found: JsonObject,
  expectation: readonly ExpectedResource[],
): string[] {
  const wanted = [
    ...Object.entries(values),
    ...Object.entries(references).map(([path, key]) => [path, idOf(expectation, 'User', key) ?? null] as const),
  ];
  return wanted
    .map(([path, value]) => ({ path, value, seen: readValue(found, path) ?? null }))
    .filter(({ value, seen }) => !same(seen === '' ? null : seen, value))
    .map(({ path, value, seen }) => `${name} has ${path} ${JSON.stringify(seen)} instead of ${JSON.stringify(value)}`);
}

function memberDifferences(
  name: string,
  { include, ignore, exact }: ExpectedMembers,
  found: JsonObject,
  expectation: readonly ExpectedResource[],
): string[] {
  const actual = ((found['members'] ?? []) as readonly JsonObject[]).map(({ value }) => value);
  const people = expectation.filter(({ resourceType }) => resourceType === 'User');
  const keyOf = (id: Json | undefined) => people.find((person) => person.id === id)?.key;
  const missing = include.filter((key) => !actual.includes(idOf(expectation, 'User', key)));
  const surplus = actual.filter((id) => {
    const key = keyOf(id);
    return key === undefined ? exact && ignore.length === 0 : !include.includes(key) && !ignore.includes(key);
  });
  return [
    ...missing.map((key) => `${name} lacks the member ${key}`),
    ...surplus.map((id) => `${name} has the member ${keyOf(id) ?? JSON.stringify(id)}`),
  ];
}

function idOf(expectation: readonly ExpectedResource[], resourceType: string, key: string): string | undefined {
  return expectation.find((candidate) => candidate.resourceType === resourceType && candidate.key === key)?.id;
}

function same(left: Json | undefined, right: Json): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
