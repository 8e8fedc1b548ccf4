import { SettingInvalid } from '../config/configuration-errors.ts';
import { nearest } from '../config/nearest.ts';
import { catalogue } from '../requirements/catalogue.ts';
import type { Evidence, Profile } from './profile.ts';

/** What a profile may say of a service provider beside its methods, as checks need it. */
const capabilityNames = [
  'patch',
  'bulk',
  'filter',
  'sort',
  'etag',
  'changePassword',
  'index',
  'cursor',
  'EnterpriseUser',
] as const;

/** @throws SettingInvalid for the first thing that does not fit another, or that nobody knows */
export function checkProfile(profile: Profile, name: string): void {
  const problem = problems(profile).next();
  if (problem.done) return;
  throw new SettingInvalid(`--profile ${name}`, problem.value, 'Correct the profile; docs/profiles.md says how.');
}

function* problems(profile: Profile): Generator<string, void> {
  yield* unknownCapabilities(profile);
  yield* missingSources(profile);
  yield* contradictions(profile);
  yield* doubleNames(profile);
  yield* unknownExcuses(profile);
}

function* unknownCapabilities({ capabilities }: Profile): Generator<string, void> {
  for (const name of Object.keys(capabilities)) {
    if ((capabilityNames as readonly string[]).includes(name)) continue;
    const suggestion = nearest(name, capabilityNames);
    const other = suggestion ? `Did you mean "${suggestion}"?` : `There are ${capabilityNames.join(', ')}.`;
    yield `"${name}" is no capability. ${other}`;
  }
}

function* missingSources(profile: Profile): Generator<string, void> {
  for (const { source } of statementsOf(profile)) {
    if (source !== undefined && !Object.hasOwn(profile.sources, source)) {
      yield `"${source}" is named as a source, but sources has none of that name.`;
    }
  }
}

/** Everything in a profile that carries a grade. */
export function statementsOf(profile: Profile): readonly Evidence[] {
  const { address, credentials, resourceTypes, capabilities, filters, limits, deviations } = profile;
  return [
    address,
    ...credentials,
    ...resourceTypes,
    ...resourceTypes.flatMap(({ methods = [], attributes = [] }) => [...methods, ...attributes]),
    ...Object.values(capabilities),
    ...(filters ? [filters] : []),
    ...limits,
    ...deviations,
  ];
}

function* contradictions(profile: Profile): Generator<string, void> {
  const { resourceTypes, capabilities, filters, limits } = profile;
  for (const { name, supported, methods = [] } of resourceTypes) {
    if (!supported && methods.some((each) => each.supported)) {
      yield `It contradicts itself: ${name} is not supported, but methods of it are.`;
    }
    const both = methods.filter((one) => one.supported).flatMap(({ names }) => names);
    const refused = new Set(methods.filter((one) => !one.supported).flatMap(({ names }) => names));
    const method = both.find((each) => refused.has(each));
    if (method !== undefined) yield `It contradicts itself: ${method} of ${name} is both supported and not supported.`;
    if (capabilities['patch']?.supported === 'no' && both.includes('PATCH')) {
      yield `It contradicts itself: capability patch is "no", but ${name} has the method PATCH.`;
    }
  }
  if (filters && capabilities['filter']?.supported === 'no') {
    yield 'It contradicts itself: capability filter is "no", but filters says which ones work.';
  }
  const kinds = limits.map(({ limit, resourceType }) => [limit, resourceType].filter(Boolean).join(' of '));
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice !== undefined) yield `It contradicts itself: the limit ${twice} is there twice.`;
  const limit = (wanted: string) => limits.find(({ limit: each, resourceType }) => each === wanted && !resourceType);
  const [page, most] = [limit('defaultPageSize'), limit('maxPageSize')];
  if (page && most && page.value > most.value) {
    yield `It contradicts itself: a page has ${page.value} resources by default, but ${most.value} at most.`;
  }
}

function* doubleNames({ resourceTypes, deviations }: Profile): Generator<string, void> {
  const names = [...resourceTypes.map(({ name }) => name), ...deviations.map(({ id }) => id)];
  const double = names.find((name, index) => names.indexOf(name) !== index);
  if (double !== undefined) yield `"${double}" is there twice.`;
  const switches = deviations.flatMap(({ emulate = {} }) => Object.keys(emulate));
  const mergeable = new Set(['constraints', 'downstream']);
  const twice = switches.find((name, index) => switches.indexOf(name) !== index && !mergeable.has(name));
  if (twice !== undefined) yield `It contradicts itself: two deviations set the switch "${twice}".`;
}

/** Requirement ids have digits in them; anything else is a check or an area, which only the suites know. */
function* unknownExcuses({ deviations }: Profile): Generator<string, void> {
  for (const { id, excuses = [] } of deviations) {
    const unknown = excuses.find((each) => /^\d{4}-/.test(each) && !Object.hasOwn(catalogue, each));
    if (unknown !== undefined) yield `Deviation ${id} excuses ${unknown}, which is no requirement.`;
  }
}
