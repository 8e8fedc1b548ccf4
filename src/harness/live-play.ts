import { HarnessError } from '../config/harness-error.ts';
import type { LiveGiven } from '../config/live-settings.ts';
import type { Settings } from '../config/settings.ts';
import { TenantRefused, TenantUnfit } from '../connectors/live-errors.ts';
import type { LiveOptions, OpenTenant, Waiting } from '../connectors/live-provider.ts';
import { openTenant } from '../connectors/open-tenant.ts';
import type { IdentityProvider } from '../idp/identity-provider.ts';
import { identityProvider, knobsOf, liveIdps } from '../idp/identity-providers.ts';
import type { Scenario } from '../idp/scenarios/scenario.ts';
import { type ScenarioName, scenarios } from '../idp/scenarios/scenarios.ts';
import type { Leftover } from '../target/clean-up.ts';
import type { Creation, Ledger } from '../target/ledger.ts';
import type { Target } from '../target/target.ts';
import { Inconclusive } from './inconclusive.ts';
import { withIdsOfTarget } from './live-idp.ts';
import type { ScimClient } from './scim-client.ts';

type LiveSettings = Pick<Settings, 'idps' | 'idp' | 'live'>;
type Notes = Pick<Ledger, 'note' | 'strike'>;

/** Scenarios that look at the requests, or disturb them: a live identity provider sends them past us. */
const ofTheLine: ReadonlySet<ScenarioName> = new Set([
  'entitlements',
  'give-entitlement',
  'full-pages',
  'import',
  'patch-of-account',
  'patch-of-group',
  'patch-of-group-204',
  'groups-without-members',
  'conflict',
  'outage',
  'lost-answer',
  'explanation',
  'slow-down',
  'nothing-to-do',
]);

/** Why a tenant cannot play the scenario; `undefined` when it can. */
export function reasonAgainstLive(name: ScenarioName, idp: string, target: Target): string | undefined {
  if (ofTheLine.has(name))
    return 'Its requests are looked at or disturbed on their way, and a tenant sends them past us.';
  const { setUp }: Scenario = scenarios[name];
  const { live } = identityProvider(idp);
  if (setUp?.(target)[live!] === undefined) return undefined;
  return 'It needs the application set up in another way than the tenant has it.';
}

/** What a scenario has been given of a tenant. */
export interface LivePlay {
  readonly provider: IdentityProvider;
  /** Removes from the tenant what the scenario created, and notes what the tenant created in the target. */
  end(): Promise<void>;
}

export interface LivePlayOptions {
  readonly tenant: OpenTenant;
  readonly target: Target;
  /** Part of every name that the run makes up. */
  readonly prefix: string;
  readonly scim: ScimClient;
  /** Learns of everything that is created, in the tenant and in the target. */
  readonly notes: readonly Notes[];
  readonly tell: LiveOptions['tell'];
}

/** @throws Inconclusive when the tenant does not do what it is asked for */
export async function openLivePlay({ tenant, notes, ...options }: LivePlayOptions): Promise<LivePlay> {
  const created = new Map<string, Creation>();
  const ledger: Notes = {
    note(creation) {
      created.set(creation.url, creation);
      notes[0]?.note(creation);
    },
    strike(url) {
      created.delete(url);
      notes[0]?.strike(url);
    },
  };
  const { patience } = tenant;
  const provider = await answering(tenant.provider({ ledger, patience, tell: options.tell }));
  return {
    provider: withIdsOfTarget(guarded(provider), options.scim),
    async end() {
      for (const creation of provisioned(provider, options)) for (const each of notes) each.note(creation);
      const leftovers = await tenant.remove([...created.values()]);
      const stayed = new Set(leftovers.map(({ url }) => url));
      for (const url of created.keys()) if (!stayed.has(url)) notes[0]?.strike(url);
    },
  };
}

/** What the tenant created in the target; never what belongs to others. */
function provisioned(
  provider: IdentityProvider,
  { target, prefix }: LivePlayOptions | Omit<LivePlayOptions, 'tenant' | 'notes'>,
) {
  return provider
    .expectation()
    .filter(({ id, match, presence }) => id !== undefined && presence === 'present' && match.value.includes(prefix))
    .map(({ id, resourceType }) => {
      const { endpoint } = target.resourceTypes.find(({ name }) => name === resourceType)!;
      return { url: `${target.baseUrl}${endpoint}/${encodeURIComponent(id!)}`, resourceType };
    });
}

/** A tenant that refuses is not the target's fault. */
async function answering<Result>(result: Promise<Result>): Promise<Result> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof TenantRefused) throw new Inconclusive(`${error.message} ${error.hint}`);
    throw error;
  }
}

function guarded(provider: IdentityProvider): IdentityProvider {
  const entries = Object.entries(provider).map(([name, member]) => [
    name,
    typeof member === 'function' && name !== 'expectation'
      ? (...parameters: unknown[]) => answering((member as (...same: unknown[]) => Promise<unknown>)(...parameters))
      : member,
  ]);
  return Object.fromEntries(entries) as IdentityProvider;
}

/**
 * Looks before a run whether every tenant can play.
 *
 * @throws LiveSettingsMissing, TenantRefused, TenantUnfit
 */
export async function checkTenants(settings: LiveSettings, baseUrl: string): Promise<void> {
  for (const name of liveIdps(settings)) {
    const tenant = await tenantOf(name, settings);
    const findings = await tenant.diagnose(baseUrl);
    const problem = findings.find(({ state }) => state === 'problem');
    if (problem) throw new TenantUnfit(name, problem.seen, problem.advice ?? `See \`scimulate doctor --idp ${name}\`.`);
  }
}

/** @throws LiveSettingsMissing */
export async function tenantOf(name: string, settings: Pick<Settings, 'idp' | 'live'>): Promise<OpenTenant> {
  return openTenant(identityProvider(name).live!, settings.live, knobsOf(name, settings));
}

/** Removes what a ledger shows in tenants; what cannot be reached stays. */
export async function cleanUpTenants(creations: readonly Creation[], live: LiveGiven): Promise<readonly Leftover[]> {
  const leftovers: Leftover[] = [];
  for (const idp of ['okta', 'entra'] as const) {
    const own = creations.filter(({ resourceType }) => resourceType.toLowerCase().startsWith(`${idp} `));
    if (own.length === 0) continue;
    try {
      leftovers.push(...(await (await openTenant(idp, live, {})).remove(own)));
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      leftovers.push(...own.map((creation) => ({ ...creation, reason: error.message })));
    }
  }
  return leftovers;
}

const firstWordsMs = 5_000;
const furtherWordsMs = 30_000;

/** Says what is awaited, when it takes long and not too often. */
export function patientWords(say: (line: string) => void): LiveOptions['tell'] {
  let lastMs = 0;
  return ({ awaits, usually, elapsedMs }: Waiting) => {
    if (elapsedMs < lastMs) lastMs = 0;
    if (elapsedMs < firstWordsMs || (lastMs > 0 && elapsedMs - lastMs < furtherWordsMs)) return;
    lastMs = elapsedMs;
    say(`Waiting for ${awaits}: ${Math.round(elapsedMs / 1000)} s so far, usually ${usually}.\n`);
  };
}
