import { SettingInvalid } from '../config/configuration-errors.ts';
import type { Settings } from '../config/settings.ts';
import { unknownName } from '../config/unknown-name.ts';
import type { Exchange, HttpRequest, Sender } from '../http/exchange.ts';
import type { Transport } from '../http/transport.ts';
import type { ProvisioningProblem } from '../idp/identity-provider.ts';
import { identityProvider } from '../idp/identity-providers.ts';
import { narrated } from '../idp/narrated.ts';
import type { Scenario, Stage } from '../idp/scenarios/scenario.ts';
import { scenarios } from '../idp/scenarios/scenarios.ts';
import type { Shortcoming } from '../idp/shortcoming.ts';
import { redactStrings } from '../report/redact-strings.ts';
import { cleanUp, type Leftover } from '../target/clean-up.ts';
import { connect } from '../target/connection.ts';
import { createBystanders } from './bystanders.ts';
import { Evidence } from './evidence.ts';
import { seedOf } from './for-all.ts';
import { Given } from './given.ts';
import { Inconclusive } from './inconclusive.ts';
import { inPassingSession } from './passing-session.ts';
import { play, reasonAgainst } from './play.ts';
import { ScimClient } from './scim-client.ts';
import { userAgent } from './session.ts';
import { specimenFor } from './specimen.ts';
import { createStage } from './stage.ts';
import type { Workbench } from './workbench.ts';

/** Something that happens while a scenario is played, in its order; nothing in it is secret. */
export type SimulationEvent =
  /** The preparation is over: what follows is what the scenario is about. */
  | { readonly kind: 'begins' }
  /** Something happens in the directory, in the console or on the line. */
  | { readonly kind: 'happens'; readonly sentence: string }
  | { readonly kind: 'exchange'; readonly exchange: Exchange }
  /** The identity provider says what it could not do. */
  | { readonly kind: 'fails'; readonly problem: ProvisioningProblem };

export interface SimulationPlan {
  /** Name of the identity provider. */
  readonly idp: string;
  readonly scenario: string;
  readonly url: string;
  readonly settings: Settings;
  /** Another profile of the same engine. */
  readonly profile?: string | undefined;
  /** Ends the play; what was created is removed all the same. */
  readonly interruption: AbortSignal;
  readonly tell: (event: SimulationEvent) => void;
}

export interface Simulated {
  /** What is not as the identity provider promises; empty when everything is. */
  readonly shortcomings: readonly Shortcoming[];
  /** Why nothing can be said about the target; absent when it was judged. */
  readonly obstacle?: string;
  readonly leftovers: readonly Leftover[];
}

/** @throws SettingInvalid for a name that nothing has */
export function scenarioNamed(name: string): Scenario {
  if (Object.hasOwn(scenarios, name)) return scenarios[name as keyof typeof scenarios];
  throw unknownName('--scenario', name, Object.keys(scenarios));
}

/**
 * Lets one identity provider play one scenario against a target, and removes what that created.
 *
 * @throws SettingInvalid and what `openSession` throws
 */
export async function simulateScenario(plan: SimulationPlan): Promise<Simulated> {
  scenarioNamed(plan.scenario);
  return inPassingSession(plan.url, plan.settings, async (workbench) => perform(plan, workbench));
}

async function perform(plan: SimulationPlan, workbench: Workbench): Promise<Simulated> {
  const { interruption } = plan;
  const evidence = new Evidence(workbench.session.target.baseUrl);
  const line = interruptible(
    workbench.transport((exchange) => evidence.record(exchange)),
    interruption,
  );
  const interrupted = aborted(interruption).then(() => ({ shortcomings: [], obstacle: 'The play was interrupted.' }));
  const { shortcomings, ...rest } = await Promise.race([playOn(plan, workbench, evidence, line), interrupted]);
  await line.quiet();
  const connection = workbench.connection(() => {});
  return { shortcomings, ...rest, leftovers: await cleanUp(connection, evidence.created.balance()) };
}

async function playOn(
  plan: SimulationPlan,
  workbench: Workbench,
  evidence: Evidence,
  line: Transport,
): Promise<Pick<Simulated, 'shortcomings' | 'obstacle'>> {
  const { target } = workbench.session;
  const { redactor } = workbench;
  const { idp, tell } = plan;
  const scenario = scenarioNamed(plan.scenario);
  const reason = reasonAgainst(scenario, target);
  if (reason !== undefined) return { shortcomings: [], obstacle: reason };
  const client = clientFor(workbench);
  const listener = {
    happens: (sentence: string) => tell({ kind: 'happens', sentence: redactor.text(sentence) }),
    fails: (problem: ProvisioningProblem) => tell({ kind: 'fails', problem: redactStrings(problem, redactor.text) }),
  };
  const told = toldOf(line, (exchange) => tell({ kind: 'exchange', exchange: redactor.exchange(exchange) }));
  try {
    const bystanders = await createBystanders(client.given(line), target);
    const stage = createStage(scenario, {
      idp,
      settings: workbench.settings,
      target,
      given: client.given(told),
      profile: plan.profile,
      send: async (request) => told.send(request, 'idp'),
      seed: seedOf(workbench.settings.seed, plan.scenario),
      tell: ({ method, url }, what) => listener.happens(`${method} ${new URL(url).pathname}: ${what}`),
    });
    refuseWithout(scenario, stage, identityProvider(idp).title);
    const { shortcomings } = await play(
      scenario,
      { ...stage, idp: narrated(stage.idp, listener) },
      {
        idp,
        scim: client.scim(line),
        exchanges: () => evidence.exchanges,
        bystanders,
        begins: () => tell({ kind: 'begins' }),
      },
    );
    return { shortcomings: redactStrings(shortcomings, redactor.text) };
  } catch (error) {
    if (error instanceof Inconclusive) return { shortcomings: [], obstacle: redactor.text(error.message) };
    throw error;
  }
}

/** Ways to read and prepare the target beside the identity provider. */
function clientFor({ session: { target, prefix, profile }, settings }: Workbench) {
  const { token, emailDomain, values: templates } = settings;
  const specimen = specimenFor(target, settings);
  let names = 0;
  const nextName = () => `${prefix}${(names += 1)}`;
  const scim = (transport: Transport) =>
    new ScimClient(connect({ baseUrl: target.baseUrl, token, transport, userAgent }), target, 'setup');
  return {
    scim,
    given: (transport: Transport) =>
      new Given({ scim: scim(transport), specimen, nextName, emailDomain, profile, templates }),
  };
}

function refuseWithout({ ability }: Scenario, { idp }: Stage, title: string): void {
  if (ability === undefined || idp.abilities.has(ability)) return;
  const hint = `It offers: ${[...idp.abilities].toSorted().join(', ') || 'nothing of the kind'}.`;
  throw new SettingInvalid('--scenario', `it needs "${ability}", which ${title} does not offer.`, hint);
}

/** Everything the identity provider sends, and what others change meanwhile. */
function toldOf(line: Transport, tell: (exchange: Exchange) => void): Transport {
  return {
    ...line,
    async send(request, sender) {
      const exchange = await line.send(request, sender);
      if (sender === 'idp' || request.method !== 'GET') tell(exchange);
      return exchange;
    },
  };
}

async function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    if (signal.aborted) settle();
    else signal.addEventListener('abort', () => settle(), { once: true });
  });
}

/** Once interrupted nothing is sent any more, and nobody gets an answer to go on with. */
function interruptible(transport: Transport, interruption: AbortSignal) {
  const underway = new Set<Promise<Exchange>>();
  return {
    ...transport,
    async send(request: HttpRequest, sender: Sender): Promise<Exchange> {
      if (interruption.aborted) return new Promise<Exchange>(() => {});
      const sent = transport.send(request, sender);
      underway.add(sent);
      const exchange = await sent;
      underway.delete(sent);
      return exchange;
    },
    /** Waits for the answers to what is on its way. */
    quiet: async () => Promise.allSettled(underway),
  };
}
