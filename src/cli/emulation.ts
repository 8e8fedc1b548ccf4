import { SettingInvalid } from '../config/configuration-errors.ts';
import { unknownName } from '../config/unknown-name.ts';
import { withRequired, withWords } from '../profiles/attributes-of-users.ts';
import type { LimitName, Profile } from '../profiles/profile.ts';
import { methods } from '../profiles/profile.ts';
import type { ServerOptions } from '../provider/options.ts';
import type { Constraint, Policy } from '../provider/policy.ts';
import { standardResourceTypes, standardSchemas } from '../provider/resource-types.ts';
import { attribute } from '../scim/attribute.ts';

type Switches = Readonly<Record<string, unknown>>;

/** Switches that are about the profile itself; everything else is handed on to the provider. */
interface OwnSwitches {
  readonly enabledAttributes?: readonly string[];
  readonly protectDiscovery?: boolean;
  readonly modes?: Readonly<Record<string, Switches>>;
  /** Extensions of Users with attributes of text. */
  readonly extensions?: readonly { readonly urn: string; readonly attributes: readonly string[] }[];
}

/**
 * How the reference provider has to be set up to behave as a profile says. What nobody knows is as in the RFCs.
 *
 * @param mode one of those the profile describes.
 * @throws SettingInvalid when it describes no such mode
 */
export function emulationOf(profile: Profile, mode?: string): ServerOptions {
  const given = profile.deviations.map(({ emulate = {} }) => emulate as Switches);
  const { modes = {}, ...usual } = merged([...given, profile.tenant ?? {}]) as OwnSwitches & Switches;
  const {
    enabledAttributes = [],
    protectDiscovery,
    extensions = [],
    ...switches
  } = {
    ...usual,
    ...(mode === undefined ? {} : modeOf(profile, modes, mode)),
  } as OwnSwitches & Switches;
  const limit = (name: LimitName) =>
    profile.limits.find(({ limit: each, resourceType }) => each === name && resourceType === undefined)?.value;
  const perMinute = limit('requestsPerMinute');
  const [defaultPageSize, maxPageSize, maxBulkOperations] = [
    limit('defaultPageSize'),
    limit('maxPageSize'),
    limit('maxBulkOperations'),
  ];
  return {
    policy: policyOf(profile, switches as Policy, enabledAttributes),
    ...documentsOf(profile, extensions, (switches as Policy).vocabularies),
    ...(profile.address.basePath !== undefined && { basePath: profile.address.basePath }),
    ...(protectDiscovery !== undefined && { protectDiscovery }),
    ...(perMinute !== undefined && { rate: { requestsPerSecond: perMinute / 60, windowSeconds: 60 } }),
    ...(defaultPageSize !== undefined && { defaultPageSize }),
    ...(maxPageSize !== undefined && { maxPageSize }),
    ...(maxBulkOperations !== undefined && { maxBulkOperations }),
  };
}

function documentsOf(
  profile: Profile,
  extensions: NonNullable<OwnSwitches['extensions']>,
  vocabularies: Policy['vocabularies'] = {},
): Pick<ServerOptions, 'schemas' | 'resourceTypes'> {
  const [user] = standardResourceTypes;
  const own = extensions.map(({ urn, attributes }) => ({
    id: urn,
    name: 'Extension',
    description: `Attributes of ${profile.title}, as the emulation has them.`,
    attributes: attributes.map((name) => attribute(name, 'string', `The ${name} of the user.`)),
  }));
  const added = own.map(({ id }) => ({ schema: id, required: false }));
  return {
    schemas: withWords(withRequired([...standardSchemas, ...own], attributesOf(profile, 'required')), vocabularies),
    resourceTypes: [{ ...user!, schemaExtensions: [...user!.schemaExtensions, ...added] }],
  };
}

function modeOf({ title }: Profile, modes: Readonly<Record<string, Switches>>, mode: string): Switches {
  const chosen = Object.hasOwn(modes, mode) ? modes[mode] : undefined;
  if (chosen) return chosen;
  if (Object.keys(modes).length > 0) throw unknownName('--mode', mode, Object.keys(modes));
  throw new SettingInvalid('--mode', `The profile of ${title} describes no modes.`, 'Leave it out.');
}

function policyOf(profile: Profile, switches: Policy, enabled: readonly string[]): Policy {
  const { resourceTypes, filters, capabilities } = profile;
  const { grade: _, source: __, says: ___, ...filter } = filters ?? { grade: 'ND' };
  const gated = attributesOf(profile, 'gated').filter((path) => !enabled.includes(path));
  const isRefused = (name: string) => capabilities[name]?.supported === 'no';
  const userMethods = methodsOf(resourceTypes[0]!);
  const features = ['bulk', 'filter', 'sort', 'etag', 'changePassword', 'cursor'] as const;
  const members = profile.limits.find(({ limit }) => limit === 'maxMemberChanges')?.value;
  return {
    ...switches,
    types: resourceTypes.filter(({ supported }) => supported).map(({ name }) => name),
    methods: Object.fromEntries(resourceTypes.map((type) => [type.name, methodsOf(type)])),
    withoutFeatures: [
      ...features.filter(isRefused),
      ...(isRefused('patch') || !userMethods.includes('PATCH') ? (['patch'] as const) : []),
    ],
    withoutEndpoints: [...(switches.withoutEndpoints ?? []), ...(isRefused('bulk') ? (['Bulk'] as const) : [])],
    constraints: [...constraintsOf(profile), ...(switches.constraints ?? [])],
    droppedAttributes: [...(switches.droppedAttributes ?? []), ...gated],
    ...(filters && { filter }),
    ...(members !== undefined && { members: { ...switches.members, maxChanges: members } }),
    pages: pagesOf(profile),
  };
}

function methodsOf({ methods: statements = [] }: Profile['resourceTypes'][number]): readonly string[] {
  const refused = new Set(statements.filter(({ supported }) => !supported).flatMap(({ names }) => names));
  return methods.filter((method) => !refused.has(method));
}

function attributesOf({ resourceTypes }: Profile, need: 'required' | 'gated'): readonly string[] {
  const users = resourceTypes.find(({ name }) => name === 'User');
  return (users?.attributes ?? []).filter((one) => one.need === need).map(({ path }) => path);
}

function constraintsOf({ resourceTypes }: Profile): readonly Constraint[] {
  return resourceTypes.flatMap(({ name: type, attributes = [] }) =>
    attributes.flatMap(({ path, maxLength, forbidden, pattern, equals, hasPrimary, detail }) => [
      ...(maxLength === undefined ? [] : [{ type, path, maxLength }]),
      ...(forbidden === undefined ? [] : [{ type, path, forbidden }]),
      ...(pattern === undefined ? [] : [{ type, path, pattern }]),
      ...(hasPrimary ? [{ type, path, hasPrimary, onCreate: true, ...(detail !== undefined && { detail }) }] : []),
      ...(equals === undefined ? [] : [{ type, path, equals, onCreate: true }]),
    ]),
  );
}

function pagesOf({ limits }: Profile): NonNullable<Policy['pages']> {
  const sizes: Record<string, { default?: number; max?: number }> = {};
  for (const { limit, value, resourceType } of limits) {
    if (resourceType === undefined || (limit !== 'defaultPageSize' && limit !== 'maxPageSize')) continue;
    sizes[resourceType] = { ...sizes[resourceType], [limit === 'maxPageSize' ? 'max' : 'default']: value };
  }
  return sizes;
}

/** Later switches win, but lists of rules add up. */
function merged(all: readonly Switches[]): Switches {
  const result: Record<string, unknown> = {};
  for (const [name, value] of all.flatMap((each) => Object.entries(each))) {
    const before = result[name];
    result[name] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
  }
  return result;
}
