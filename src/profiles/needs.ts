import { SettingInvalid } from '../config/configuration-errors.ts';
import { cited, isDocumented, type Method, type Profile } from './profile.ts';

/** Methods without which an identity provider cannot create, change and block people, by the beginning of its name. */
const neededMethods: Readonly<Record<string, readonly Method[]>> = {
  okta: ['GET', 'POST', 'PUT', 'PATCH'],
  'okta-put': ['GET', 'POST', 'PUT'],
  'okta-patch-user': ['GET', 'POST', 'PATCH'],
  'okta-entitlements': ['GET', 'POST', 'PUT', 'PATCH'],
  entra: ['GET', 'POST', 'PATCH'],
};

/** Why an identity provider cannot provision into what the profile documents; `undefined` when nothing is against it. */
export function lackFor(idp: string, profile: Profile): string | undefined {
  const needs = neededMethods[idp] ?? neededMethods[idp.split('-', 1)[0]!] ?? [];
  const users = profile.resourceTypes.find(({ name }) => name === 'User');
  for (const statement of users?.methods ?? []) {
    const method = needs.find((each) => !statement.supported && statement.names.includes(each));
    if (method !== undefined && isDocumented(statement)) {
      return `it needs ${method} for Users, which is ${cited(profile, statement)} as not supported`;
    }
  }
  const { filter } = profile.capabilities;
  if (filter?.supported === 'no' && isDocumented(filter)) {
    return `it finds people by filter, and filters are ${cited(profile, filter)} as not supported`;
  }
  const { filters } = profile;
  if (filters?.operators && !filters.operators.includes('eq') && isDocumented(filters)) {
    return 'it finds people by "eq", which is not among the documented operators';
  }
  return undefined;
}

/** Which identity providers can be played with a profile. */
export interface Playable {
  readonly idps: readonly string[];
  /** Reasons by name of those that are left out. */
  readonly lacks: Readonly<Record<string, string>>;
}

/**
 * Leaves out identity providers that the profile gives too little for.
 *
 * @param isAsked whether the user has named them; leaving out what was asked for is no answer.
 * @throws SettingInvalid
 */
export function playableWith(profile: Profile | undefined, idps: readonly string[], isAsked: boolean): Playable {
  if (!profile) return { idps, lacks: {} };
  const lacks = idps.flatMap((idp) => {
    const lack = lackFor(idp, profile);
    return lack === undefined ? [] : [[idp, lack] as const];
  });
  const [first] = lacks;
  if (first && isAsked) {
    throw new SettingInvalid(
      `--idp ${first[0]}`,
      `${profile.title} gives it too little: ${first[1]}.`,
      `Leave out --idp ${first[0]}, take another of \`scimulate list idps\`, or run without --profile to see what breaks.`,
    );
  }
  const missing = Object.fromEntries(lacks);
  return { idps: idps.filter((idp) => !Object.hasOwn(missing, idp)), lacks: missing };
}
