import type { Settings } from '../config/settings.ts';
import { lackFor, playableWith } from '../profiles/needs.ts';
import { isDocumented, type Profile } from '../profiles/profile.ts';
import { readProfile } from '../profiles/read-profile.ts';

/**
 * The settings of a run as its profile allows them: identity providers that nobody has asked for and that it gives too
 * little for are left out, and the documented pace is kept where it is the product that is asked.
 *
 * @param isAsked whether the user has named the identity providers.
 * @throws SettingInvalid
 */
export function withProfile(settings: Settings, isAsked: boolean): Settings {
  const profile = readProfile(settings.profile);
  const { idps } = playableWith(profile, settings.idps, isAsked);
  const rate = settings.rate ?? (profile && settings.url !== undefined ? paceOf(profile) : undefined);
  return { ...settings, idps, ...(rate !== undefined && { rate }) };
}

/** Requests per second. */
function paceOf({ limits }: Profile): number | undefined {
  const limit = limits.find((one) => one.limit === 'requestsPerMinute' && isDocumented(one));
  return limit && limit.value / 60;
}

/** Why usual identity providers were not played, by name. */
export function lacksOf(profile: Profile | undefined, played: readonly string[]): Readonly<Record<string, string>> {
  if (!profile) return {};
  const lacks = ['okta', 'entra'].flatMap((idp) => {
    const lack = played.includes(idp) ? undefined : lackFor(idp, profile);
    return lack === undefined ? [] : [[idp, lack] as const];
  });
  return Object.fromEntries(lacks);
}
