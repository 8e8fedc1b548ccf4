import { setTimeout as sleep } from 'node:timers/promises';
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
type Notes = Pick<Ledger, 'note' | 'strike' | 'suspect'>;

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
  'ask-for-manager',
  'shown-manager',
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
  /** Learns of everything that is created or may be, in the tenant and in the target. */
  readonly ledger: Notes;
  /** Learns of what the tenant has created in the target. */
  readonly created: Pick<Ledger, 'note'>;
  readonly tell: LiveOptions['tell'];
}

/** @throws Inconclusive when the tenant does not do what it is asked for */
export async function openLivePlay(options: LivePlayOptions): Promise<LivePlay> {
  const { tenant, ledger, created, tell, scim } = options;
  const inTenant = new Map<string, Creation>();
  const notes: LiveOptions['ledger'] = {
    note(creation) {
      inTenant.set(creation.url, creation);
      ledger.note(creation);
    },
    strike(url) {
      inTenant.delete(url);
      ledger.strike(url);
    },
  };
  const provider = await answering(tenant.provider({ ledger: notes, patience: tenant.patience, tell }));
  const noteTarget = () => {
    for (const creation of provisioned(provider, options)) {
      ledger.note(creation);
      created.note(creation);
    }
  };
  const doings: Doings = { underWay: new Set(), isOver: false };
  return {
    provider: withIdsOfTarget(guarded(suspecting(provider, ledger, options), noteTarget, doings), scim),
    async end() {
      doings.isOver = true;
      await Promise.allSettled(doings.underWay);
      noteTarget();
      const leftovers = await tenant.remove([...inTenant.values()]);
      const stayed = new Set(leftovers.map(({ url }) => url));
      for (const url of inTenant.keys()) if (!stayed.has(url)) ledger.strike(url);
    },
  };
}

/** Whoever is given the application may have an account before anybody tells: the ledger knows the name. */
function suspecting(
  provider: IdentityProvider,
  ledger: Pick<Ledger, 'suspect'>,
  { target }: Pick<LivePlayOptions, 'target'>,
): IdentityProvider {
  const suspect = (type: 'User' | 'Group', value: string) => {
    const { endpoint } = target.resourceTypes.find(({ name }) => name === type)!;
    ledger.suspect({ endpoint, attribute: type === 'User' ? 'userName' : 'displayName', value });
  };
  return {
    ...provider,
    assign(person) {
      suspect('User', person.userName);
      return provider.assign(person);
    },
    pushGroup(group) {
      suspect('Group', group.name);
      return provider.pushGroup(group);
    },
  };
}

/** What the tenant created in the target; never what belongs to others. */
function provisioned(provider: IdentityProvider, { target, prefix }: Pick<LivePlayOptions, 'target' | 'prefix'>) {
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

/** What a scenario does in the tenant: an interruption stops neither what was sent nor who goes on sending. */
interface Doings {
  /** What is created by these is known only when they have ended. */
  readonly underWay: Set<Promise<unknown>>;
  /** Nothing more is begun. */
  isOver: boolean;
}

/** Every refusal of the tenant is told as such; `after` is called after every step that waits for provisioning. */
function guarded(provider: IdentityProvider, after: () => void, doings: Doings): IdentityProvider {
  const entries = Object.entries(provider).map(([name, member]) => {
    if (typeof member !== 'function' || name === 'expectation') return [name, member] as const;
    const call = member as (...parameters: unknown[]) => Promise<unknown>;
    const guard = async (...parameters: unknown[]) => {
      if (doings.isOver) throw new Inconclusive('The scenario was interrupted.');
      const running = answering(call(...parameters));
      if (!waiting.has(name)) {
        doings.underWay.add(running);
        return running.finally(() => doings.underWay.delete(running));
      }
      const outcome = await running;
      after();
      return outcome;
    };
    return [name, guard] as const;
  });
  return Object.fromEntries(entries) as IdentityProvider;
}

const waiting: ReadonlySet<string> = new Set(['settle', 'pushNow', 'resync', 'retry']);

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
      const tenant = await openTenant(idp, live, {});
      leftovers.push(...(await tenant.remove(own)));
      // What it has begun to provision arrives before the target is tidied.
      await sleep(2 * tenant.patience.pollMs);
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
