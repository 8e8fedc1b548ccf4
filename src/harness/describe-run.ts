import { readKnownFailures } from '../config/known-failures.ts';
import type { Settings } from '../config/settings.ts';
import { version } from '../config/version.ts';
import { identityProvider } from '../idp/identity-providers.ts';
import { cited, isDocumented, type Profile } from '../profiles/profile.ts';
import type { RunDescription } from '../report/run-description.ts';
import { rateFor } from '../target/rate.ts';
import { lacksOf } from './run-profile.ts';
import type { Session } from './session.ts';

/**
 * What the report says about the run itself.
 *
 * @throws KnownFailuresUnreadable
 */
export function describeRun(settings: Settings, { prefix, startedAt, target, profile }: Session): RunDescription {
  const known = readKnownFailures(settings.known, new Date(startedAt));
  const { name, seed, runs, workers, rate, timeoutMs, idps } = settings;
  return {
    toolVersion: version,
    run: {
      ...(name !== undefined && { name }),
      prefix,
      startedAt,
      seed,
      runsPerProperty: runs,
      workers,
      rate: rateFor(target.baseUrl, rate) ?? null,
      timeoutMs,
      selection: selectionOf(settings),
      idps,
      profile: settings.profile,
      command: commandOf(settings, target.baseUrl),
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
      redacted: ['credential headers and cookies', 'passwords', 'the token, wherever it appears'],
    },
    target: {
      url: target.baseUrl,
      name: new URL(target.baseUrl).host,
      authentication: settings.token === undefined ? 'none' : 'bearer',
      resourceTypes: target.resourceTypes.map((resourceType) => resourceType.name),
      schemas: target.schemas.map(({ id }) => id),
    },
    advertised: target.capabilities,
    idpNames: Object.fromEntries(idps.map((idp) => [idp, identityProvider(idp).name])),
    knownFailures: known.reasons,
    notices: [...known.notices, ...patienceNotices(settings), ...(profile ? securityNotices(profile) : [])],
    ...(profile && { profile }),
    lacks: lacksOf(profile, idps),
  };
}

/** What the target was given that identity providers do not give it. */
function patienceNotices({ lagMs }: Settings): readonly string[] {
  return lagMs ? [`Changes were given ${lagMs} ms to be seen (--lag).`] : [];
}

/** Documented limits that people who look after access have to know. */
function securityNotices(profile: Profile): readonly string[] {
  return profile.deviations
    .filter((deviation) => deviation.severity === 'security' && isDocumented(deviation))
    .map((deviation) => `Security: ${deviation.says} (${cited(profile, deviation)})`);
}

function selectionOf({ only, level, readOnly }: Settings): readonly string[] {
  return [...only, ...(level === 'may' ? [] : [`--level ${level}`]), ...(readOnly ? ['--read-only'] : [])];
}

/** Repeats the run; the embedded reference provider is started again when no address was given. */
function commandOf(settings: Settings, baseUrl: string): string {
  const { url, idps, profile, only, level, known, seed, runs, consent, lagMs } = settings;
  return [
    'scimulate run',
    ...(url === undefined ? [] : [quoted(baseUrl)]),
    ...(consent ? ['--yes'] : []),
    ...(settings.readOnly ? ['--read-only'] : []),
    ...(idps.join() === 'okta,entra' ? [] : idps.map((idp) => `--idp ${quoted(idp)}`)),
    ...(profile === 'rfc' ? [] : [`--profile ${quoted(profile)}`]),
    ...only.map((selector) => `--only ${quoted(selector)}`),
    ...(level === 'may' ? [] : [`--level ${level}`]),
    ...(lagMs ? [`--lag ${lagMs}`] : []),
    ...(known === undefined ? [] : [`--known ${quoted(known)}`]),
    `--seed ${seed}`,
    ...(runs === 10 ? [] : [`--runs ${runs}`]),
  ].join(' ');
}

/** One word to a POSIX shell, whatever is in it. */
function quoted(word: string): string {
  return /^[\w.:/@-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
