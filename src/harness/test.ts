import { test as base, type TestInfo } from '@playwright/test';
import type { OpenTenant } from '../connectors/live-provider.ts';
import type { Sender } from '../http/exchange.ts';
import { identityProvider } from '../idp/identity-providers.ts';
import type { ProbeOptions, ProbeResult } from '../idp/probe.ts';
import type { Scenario } from '../idp/scenarios/scenario.ts';
import { type ScenarioName, scenarios } from '../idp/scenarios/scenarios.ts';
import { type Shortcoming, sentence } from '../idp/shortcoming.ts';
import { type AttachedOutcome, attachmentName } from '../report/attached-outcome.ts';
import { checkId } from '../report/check-id.ts';
import { type CapabilityName, isAvailable } from '../target/capabilities.ts';
import { cleanUp } from '../target/clean-up.ts';
import type { Target } from '../target/target.ts';
import { type AttributePlace, placesOf } from './attribute-place.ts';
import { createBystanders } from './bystanders.ts';
import { type Cast, castFor } from './cast.ts';
import { Evidence } from './evidence.ts';
import { expect } from './expect.ts';
import { createFilled, type Filled } from './filled.ts';
import { Flaws } from './flaws.ts';
import { type ForAll, propertyRunner, seedOf } from './for-all.ts';
import { Given } from './given.ts';
import { happeningOf } from './happening.ts';
import { type LivePlay, openLivePlay, patientWords, reasonAgainstLive, tenantOf } from './live-play.ts';
import { play, reasonAgainst } from './play.ts';
import { createPopulation, type Population } from './population.ts';
import { absencesOf } from './profiled-target.ts';
import { type ResourceKind, typesOfKind } from './resource-kinds.ts';
import { runFolder, settingsOfRun } from './run-environment.ts';
import { ScimClient } from './scim-client.ts';
import type { Session } from './session.ts';
import { createShown, type Shown } from './shown.ts';
import { SideChannel } from './side-channel.ts';
import { randomFrom } from './simulated-idp.ts';
import { type Specimen, specimenFor } from './specimen.ts';
import { createStage } from './stage.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

interface CheckFixtures {
  readonly evidence: Evidence;
  readonly scim: ScimClient;
  /** Does not wait until changes can be seen, as others do where the target is known to be slow. */
  readonly hasty: ScimClient;
  /** Two clients with the same credentials, each over sockets of its own, and what they can do here. */
  readonly cast: Cast;
  readonly given: Given;
  /** Users to query; shared by the checks of a process, so nobody changes them. */
  readonly population: Population;
  readonly forAll: ForAll;
  /** A client of another tenant; without its token the check does not apply. */
  readonly stranger: ScimClient;
  /** Notes what the target does where the RFC leaves it a choice. */
  readonly observe: (capability: string, seen: string) => void;
  readonly target: Target;
  /** Plays a scenario as an identity provider and expects that the target is as it promises. */
  readonly plays: (idp: string, scenario: ScenarioName) => Promise<void>;
  /** Carries out a test that an identity provider has published, and expects no complaints of the steps. */
  readonly probes: (
    test: (options: ProbeOptions) => Promise<ProbeResult>,
    /** Names of the steps that are judged. */
    ...steps: readonly string[]
  ) => Promise<void>;
  /** The names of the target's resource types of a kind; without any the check does not apply. */
  readonly typesOf: (kind: ResourceKind) => readonly string[];
  /** The attributes and sub-attributes of a resource type, by the target's own schemas. */
  readonly attributesOf: (resourceType: string) => readonly AttributePlace[];
  /** Attributes of all resource types that meet a condition; without any the check does not apply. */
  readonly placesWith: (what: string, isMeant: (place: AttributePlace) => boolean) => readonly TypedPlace[];
  /** A new resource with a value for every attribute that clients may write. */
  readonly filled: (resourceType: string) => Promise<Filled>;
  /** The same with a member where it can have members, to be read. */
  readonly shown: (resourceType: string) => Promise<Shown>;
  /** Objections of a check that looks at many things. */
  readonly flaws: Flaws;
  /** What people do in the product beside SCIM; where the target does not offer it the check does not apply. */
  readonly beside: SideChannel;
  /** Ends the check as not applicable unless the condition holds; `reason` says what the target does instead. */
  readonly appliesIf: (condition: boolean, reason: string) => void;
}

/** An attribute together with the name of the resource type that has it. */
interface TypedPlace extends AttributePlace {
  readonly type: string;
}

interface WorkerFixtures {
  readonly workbench: Workbench;
  readonly specimen: Specimen;
  readonly nextName: () => string;
  /** The tenant behind a live identity provider; `undefined` for a simulated one. */
  readonly tenantFor: (idp: string) => Promise<OpenTenant | undefined>;
  /** Creates the population when it is first asked for. */
  readonly populating: () => Promise<Population>;
}

export const test = base.extend<CheckFixtures, WorkerFixtures>({
  workbench: [
    async ({}, use) => {
      const workbench = openWorkbench(settingsOfRun(), runFolder());
      await use(workbench);
      workbench.close();
    },
    { scope: 'worker' },
  ],

  tenantFor: [
    async ({ workbench: { settings } }, use) => {
      const tenants = new Map<string, Promise<OpenTenant>>();
      await use(async (idp) => {
        if (identityProvider(idp).live === undefined) return undefined;
        const tenant = tenants.get(idp) ?? tenantOf(idp, settings);
        tenants.set(idp, tenant);
        return tenant;
      });
    },
    { scope: 'worker' },
  ],

  specimen: [
    async ({ workbench }, use) => use(specimenFor(workbench.session.target, workbench.settings)),
    { scope: 'worker' },
  ],

  nextName: [
    async ({ workbench }, use, { workerIndex }) => {
      let count = 0;
      await use(() => `${workbench.session.prefix}${workerIndex}-${(count += 1)}`);
    },
    { scope: 'worker' },
  ],

  populating: [
    async ({ workbench, specimen, nextName }, use) => {
      const { session, settings } = workbench;
      const evidence = new Evidence(session.target.baseUrl);
      const connection = workbench.connection((exchange) => evidence.record(exchange));
      const scim = new ScimClient(connection, session.target, 'setup');
      const given = new Given({
        scim,
        specimen,
        nextName,
        emailDomain: settings.emailDomain,
        profile: session.profile,
        templates: settings.values,
      });
      let population: Promise<Population> | undefined;
      await use(async () => {
        population ??= createPopulation(given, settings.emailDomain);
        // What one check could not have may be there for the next.
        void population.catch(() => (population = undefined));
        return population;
      });
      await cleanUp(connection, evidence.created.balance());
    },
    { scope: 'worker' },
  ],

  population: async ({ populating }, use) => use(await populating()),

  evidence: [
    async ({ workbench }, use, testInfo) => {
      skipWithoutCapability(testInfo, workbench.session);
      const evidence = new Evidence(workbench.session.target.baseUrl);
      await use(evidence);
      await cleanUp(
        workbench.connection((exchange) => evidence.record(exchange)),
        evidence.created.balance(),
      );
      await attachOutcome(testInfo, evidence, workbench);
      // The runner starts a new process after each unexpected failure; a target with many findings would pay for it.
      const isFinding = testInfo.status === 'failed' && !isGone(evidence);
      if (process.env['SCIMULATE_KEEP_WORKERS'] && isFinding) testInfo.expectedStatus = 'failed';
    },
    { auto: true },
  ],

  plays: async ({ workbench, evidence, scim, given, target, appliesIf, tenantFor }, use, { file, title }) => {
    const { settings } = workbench;
    const transport = workbench.transport((exchange) => evidence.record(exchange));
    const plays: LivePlay[] = [];
    await use(async (idp, name) => {
      const scenario: Scenario = scenarios[name];
      const reason = reasonAgainst(scenario, target);
      appliesIf(reason === undefined, reason ?? '');
      const tenant = await tenantFor(idp);
      const against = tenant && reasonAgainstLive(name, idp, target);
      appliesIf(against === undefined, against ?? '');
      let sender: Sender = 'setup';
      const live =
        tenant &&
        (await openLivePlay({
          tenant,
          target,
          prefix: workbench.session.prefix,
          scim: scim.preparing(),
          ledger: workbench.ledger,
          created: evidence.created,
          tell: patientWords((line) => process.stderr.write(line)),
        }));
      const missing = live && scenario.ability && !live.provider.abilities.has(scenario.ability);
      appliesIf(!missing, `The management API cannot do "${scenario.ability}".`);
      plays.push(...(live ? [live] : []));
      const stage = createStage(scenario, {
        idp,
        settings: { ...settings, emailDomain: tenant?.emailDomain ?? settings.emailDomain },
        provider: live?.provider,
        target,
        given,
        send: (request) => transport.send(request, sender),
        seed: seedOf(settings.seed, checkId(file, title)),
      });
      const bystanders = await createBystanders(given, target);
      const { shortcomings, deciding } = await play(scenario, stage, {
        idp,
        scim: scim.preparing(),
        exchanges: () => evidence.exchanges,
        bystanders,
        isBlind: live !== undefined,
        begins: () => {
          sender = 'idp';
        },
      });
      evidence.deciding = deciding;
      expect(shortcomings, summary(shortcomings)).toHaveConverged();
    });
    for (const live of plays) await live.end();
  },

  probes: async ({ workbench, evidence }, use, { file, title }) => {
    const { settings, session } = workbench;
    const transport = workbench.transport((exchange) => evidence.record(exchange));
    await use(async (published, ...steps) => {
      const { findings } = await published({
        baseUrl: session.target.baseUrl,
        ...(settings.token !== undefined && { token: settings.token }),
        send: (request) => transport.send(request, 'idp'),
        random: randomFrom(`${seedOf(settings.seed, checkId(file, title))}`),
      });
      const judged = findings.filter(({ step }) => steps.includes(step));
      const shortcomings = judged.flatMap(({ step, complaints, exchange }) =>
        complaints.map((complaint) => ({
          about: step,
          expected: 'success',
          received: complaint,
          ...(exchange && { exchange }),
        })),
      );
      evidence.deciding = shortcomings[0]?.exchange;
      expect(shortcomings, summary(shortcomings)).toHaveConverged();
    });
  },

  beside: async ({ target, appliesIf }, use) => {
    const channel = await SideChannel.open(target.baseUrl);
    appliesIf(
      channel !== undefined,
      'It takes acting in the product itself, which only `scimulate serve --control` offers.',
    );
    await use(channel!);
  },

  appliesIf: async ({}, use, testInfo) => {
    await use((condition, reason) => testInfo.skip(!condition, reason));
  },

  typesOf: async ({ target, appliesIf }, use) => {
    await use((kind) => {
      const types = typesOfKind(kind, target);
      appliesIf(
        types.length > 0,
        `The target has no ${kind === 'other' ? 'resource types beyond User and Group' : kind}.`,
      );
      return types;
    });
  },

  attributesOf: async ({ target }, use) => use((resourceType) => placesOf(resourceType, target)),

  flaws: async ({ evidence }, use) => use(new Flaws(evidence)),

  placesWith: async ({ target, appliesIf }, use) => {
    await use((what, isMeant) => {
      const places = target.resourceTypes.flatMap(({ name }) =>
        placesOf(name, target).flatMap((place) => (isMeant(place) ? [{ ...place, type: name }] : [])),
      );
      appliesIf(places.length > 0, `No schema of the target has ${what}.`);
      return places;
    });
  },

  filled: async ({ scim, given, target }, use) => {
    await use(async (resourceType) => createFilled(resourceType, { scim, given, target }));
  },

  shown: async ({ scim, given, target }, use) => {
    await use(async (resourceType) => createShown(resourceType, { scim, given, target }));
  },

  target: async ({ workbench }, use) => use(workbench.session.target),

  scim: async ({ workbench, evidence }, use) => {
    const connection = workbench.connection((exchange) => evidence.record(exchange));
    await use(new ScimClient(connection, workbench.session.target, 'check'));
  },

  hasty: async ({ workbench, evidence }, use) => {
    const connection = workbench.hastyConnection((exchange) => evidence.record(exchange));
    await use(new ScimClient(connection, workbench.session.target, 'check'));
  },

  cast: async ({ workbench, evidence, scim, given, target }, use) => {
    const connection = workbench.secondConnection((exchange) => evidence.record(exchange));
    await use(castFor(target, given, [scim, new ScimClient(connection, target, 'check')]));
  },

  stranger: async ({ workbench, evidence }, use, testInfo) => {
    const { settings, session } = workbench;
    testInfo.skip(settings.otherToken === undefined, 'There is no token of another tenant (SCIM_OTHER_TOKEN).');
    // What it creates, only it can remove.
    const own = new Evidence(session.target.baseUrl);
    const connection = workbench.otherConnection((exchange) => {
      own.record(exchange);
      evidence.exchanges.push(exchange);
    });
    await use(new ScimClient(connection, session.target, 'stranger'));
    await cleanUp(connection, own.created.balance());
  },

  given: async ({ workbench, scim, specimen, nextName }, use) => {
    const { settings, session } = workbench;
    const { emailDomain, values: templates } = settings;
    await use(new Given({ scim, specimen, nextName, emailDomain, templates, profile: session.profile }));
  },

  forAll: async ({ workbench, evidence }, use, { file, title }) => {
    const { seed, runs } = workbench.settings;
    await use(propertyRunner(evidence, seedOf(seed, checkId(file, title)), runs));
  },

  observe: async ({ evidence }, use) => {
    await use((capability, seen) => {
      evidence.observed[capability] = seen;
    });
  },
});

/** The last request found nobody who answers: the target is down, and no check can change that. */
function isGone({ exchanges }: Evidence): boolean {
  const code = exchanges.at(-1)?.failure?.code;
  return code === 'refused' || code === 'address';
}

/** What a finding says first. */
function summary([first, ...rest]: readonly Shortcoming[]): string {
  if (!first) return 'Nothing is missing.';
  return `${sentence(first)}${rest.length === 0 ? '' : ` (and ${rest.length} more)`}.`;
}

function skipWithoutCapability(testInfo: TestInfo, { target, profile }: Session): void {
  const needs = testInfo.annotations.filter(({ type }) => type === 'needs').map(({ description }) => description);
  const missing = needs.find((name) => !isAvailable(target.capabilities, name as CapabilityName));
  const reason = absencesOf(profile)[missing ?? ''] ?? `The target does not advertise "${missing}".`;
  testInfo.skip(missing !== undefined, reason);
}

/** Exchanges of one check that a report keeps: checks that try every attribute have hundreds. */
const mostOfHeld = 8;
const mostOfRefuted = 40;

async function attachOutcome(testInfo: TestInfo, evidence: Evidence, { redactor }: Workbench): Promise<void> {
  // A check that held needs no story of its preparation.
  const hasHeld = testInfo.status === 'passed';
  const told = evidence.told.filter(({ sender }) => sender !== 'setup' || !hasHeld);
  const exchanges = told.slice(hasHeld ? -mostOfHeld : -mostOfRefuted).map(redactor.exchange);
  for (const error of testInfo.errors) {
    for (const member of ['message', 'stack', 'value'] as const) {
      if (error[member] !== undefined) error[member] = redactor.text(error[member]);
    }
  }
  const skipReason = testInfo.annotations.find(({ type }) => type === 'skip')?.description;
  const outcome: AttachedOutcome = {
    happening: happeningOf({
      status: testInfo.status,
      errors: testInfo.errors,
      ...(skipReason !== undefined && { skipReason }),
      timeoutMs: testInfo.timeout,
    }),
    exchanges,
    observed: evidence.observed,
    ...evidence.property,
  };
  await testInfo.attach(attachmentName, { body: JSON.stringify(outcome), contentType: 'application/json' });
}
