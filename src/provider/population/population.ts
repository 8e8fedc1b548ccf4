import type { Json, JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import type { CompiledType } from '../engine/characteristics.ts';
import { createResource } from '../engine/writes.ts';
import type { ServedTenant } from '../protocol/provider.ts';
import { type Department, departments, type Region, regions } from './people.ts';
import { Random } from './random.ts';

export interface PopulationOptions {
  readonly users: number;
  readonly groups?: number;
  readonly seed?: number;
}

const teams = ['All', 'Admins', 'Managers', 'Contractors', 'On-Call', 'Readers', 'Approvers', 'VPN', 'Beta Testers'];

/**
 * Fills a tenant with people and groups that could exist, the same ones for the same seed: names of many scripts,
 * managers, inactive accounts, groups from nobody to thousands, some within others.
 *
 * @throws RangeError when the tenant has no Users or Groups.
 */
export function populate(tenant: ServedTenant, { users, groups = 0, seed = 1 }: PopulationOptions): void {
  const random = new Random(seed);
  const userIds = Array.from({ length: users }, () => random.uuid());
  const userType = typeFor(tenant, schemaUrn.User);
  for (const [index, id] of userIds.entries()) {
    // Whoever comes first has no manager; everybody else reports to somebody before.
    const manager = index === 0 ? undefined : userIds[Math.floor(random.below(index) / 8)];
    createResource(tenant, userType, person(random, index, manager), id);
  }
  if (groups === 0) return;
  const groupType = typeFor(tenant, schemaUrn.Group);
  const groupIds: string[] = [];
  for (let index = 0; index < groups; index += 1) {
    const nested = index > 0 && random.chance(0.1) ? [random.pick(groupIds)] : [];
    const members = [...membersOf(random, userIds, index), ...nested].map((value) => ({ value }));
    const id = random.uuid();
    createResource(tenant, groupType, group(random, index, members), id);
    groupIds.push(id);
  }
}

function typeFor({ directory }: ServedTenant, schema: string): CompiledType {
  const type = directory.types.find(({ resourceType }) => resourceType.schema === schema);
  if (!type) throw new RangeError(`The tenant has no resource type with the schema ${schema}.`);
  return type;
}

/** The body of a request that creates the User with a number. */
function person(random: Random, index: number, manager: string | undefined): JsonObject {
  const region = random.pick(regions);
  const department = random.pick(departments);
  const given = random.pick(region.given);
  const family = random.pick(region.family);
  const full = region.isFamilyFirst ? `${family} ${given}` : `${given} ${family}`;
  const account = `${latin(region, given)}.${latin(region, family)}${index + 1}`;
  return {
    schemas: [schemaUrn.User, schemaUrn.EnterpriseUser],
    externalId: random.uuid(),
    userName: `${account}@example.com`,
    name: { formatted: full, familyName: family, givenName: given },
    displayName: full,
    title: random.pick(department.titles),
    userType: random.chance(0.1) ? 'Contractor' : 'Employee',
    preferredLanguage: region.locale,
    locale: region.locale,
    timezone: region.timezone,
    active: !random.chance(0.04),
    emails: emails(random, account),
    phoneNumbers: [
      { value: `${region.callingCode} ${100 + random.below(900)} ${100_000 + random.below(900_000)}`, type: 'work' },
    ],
    ...(random.chance(0.3) && { addresses: [address(random, region)] }),
    [schemaUrn.EnterpriseUser]: enterprise(index, department, manager),
  };
}

function emails(random: Random, account: string): Json {
  const work = { value: `${account}@example.com`, type: 'work', primary: true };
  return random.chance(0.2) ? [work, { value: `${account}@example.org`, type: 'home' }] : [work];
}

function address(random: Random, { cities, country }: Region): JsonObject {
  const locality = random.pick(cities);
  const streetAddress = `${1 + random.below(250)} Example Street`;
  return { type: 'work', streetAddress, locality, country, formatted: `${streetAddress}\n${locality}\n${country}` };
}

function enterprise(index: number, department: Department, manager: string | undefined): JsonObject {
  return {
    employeeNumber: String(100_000 + index),
    department: department.name,
    ...(manager !== undefined && { manager: { value: manager } }),
  };
}

function group(random: Random, index: number, members: readonly JsonObject[]): JsonObject {
  const displayName = `${random.pick(departments).name} ${random.pick(teams)} ${index + 1}`;
  return { schemas: [schemaUrn.Group], externalId: random.uuid(), displayName, members };
}

/** Few groups are large and many are small; the first one is the largest, and some have nobody. */
function membersOf(random: Random, userIds: readonly string[], index: number): readonly string[] {
  const largest = Math.min(userIds.length, 1000);
  const size = random.chance(0.05) ? 0 : Math.min(largest, Math.ceil(largest / (index + 1)) + random.below(5));
  const chosen = new Set<string>();
  for (let tries = 0; chosen.size < size && tries < size * 3; tries += 1) chosen.add(random.pick(userIds));
  return [...chosen];
}

/** The name in lower-case ASCII letters, apostrophes and hyphens. */
function latin({ latin: spellings = {} }: Region, name: string): string {
  return (spellings[name] ?? name)
    .replaceAll('ß', 'ss')
    .replaceAll(/[łŁ]/g, 'l')
    .replaceAll(/[đĐ]/g, 'd')
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z'-]/g, '')
    .toLowerCase();
}
