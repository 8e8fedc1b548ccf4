import { test as base, type TestInfo } from '@playwright/test';
import type { IdentityProvider, ProvisioningProblem } from '../idp/identity-provider.ts';
import { type AttachedOutcome, attachmentName } from '../report/attached-outcome.ts';
import { checkId } from '../report/check-id.ts';
import { type CapabilityName, isAvailable } from '../target/capabilities.ts';
import { cleanUp } from '../target/clean-up.ts';
import type { Target } from '../target/target.ts';
import { createBystanders } from './bystanders.ts';
import { type Company, createCompany } from './company.ts';
import { differences } from './convergence.ts';
import { Evidence } from './evidence.ts';
import { expect } from './expect.ts';
import { type ForAll, propertyRunner, seedOf } from './for-all.ts';
import type { Flow } from './foundation.ts';
import { Given } from './given.ts';
import { happeningOf } from './happening.ts';
import { foundationMissing, Inconclusive } from './inconclusive.ts';
import { createPopulation, type Population } from './population.ts';
import { runFolder, settingsOfRun } from './run-environment.ts';
import { ScimClient } from './scim-client.ts';
import { type IdpName, simulateIdp, titleOf } from './simulated-idp.ts';
import { type Specimen, specimenFor } from './specimen.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

interface CheckFixtures {
  readonly evidence: Evidence;
  readonly scim: ScimClient;
  readonly given: Given;
  readonly forAll: ForAll;
  /** Notes what the target does where the RFC leaves it a choice. */
  readonly observe: (capability: string, seen: string) => void;
  readonly target: Target;
  readonly company: Company;
  /** The identity provider, with this target as its application. */
  readonly idpOf: (name: IdpName) => IdentityProvider;
  /** Lets the identity provider finish, then expects that it had no problem and that the target shows what it promises. */
  readonly converges: (idp: IdentityProvider) => Promise<void>;
  /** The same for what a scenario builds on: what does not converge is a missing foundation. */
  readonly settled: (idp: IdentityProvider, flow: Flow) => Promise<void>;
  /** Ends the check as not applicable unless the condition holds; `reason` says what the target does instead. */
  readonly appliesIf: (condition: boolean, reason: string) => void;
}

interface WorkerFixtures {
  readonly workbench: Workbench;
  readonly specimen: Specimen;
  readonly nextName: () => string;
  /** Users to query; shared by the checks of a process, so nobody changes them. */
  readonly population: Population;
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

  specimen: [async ({ workbench }, use) => use(specimenFor(workbench.session.target)), { scope: 'worker' }],

  nextName: [
    async ({ workbench }, use, { workerIndex }) => {
      let count = 0;
      await use(() => `${workbench.session.prefix}${workerIndex}-${(count += 1)}`);
    },
    { scope: 'worker' },
  ],

  population: [
    async ({ workbench, specimen, nextName }, use) => {
      const { session, settings } = workbench;
      const evidence = new Evidence(session.target.baseUrl);
      const connection = workbench.connection((exchange) => evidence.record(exchange));
      const scim = new ScimClient(connection, session.target, 'setup');
      const given = new Given({ scim, specimen, nextName, emailDomain: settings.emailDomain });
      await use(await createPopulation(given, settings.emailDomain));
      await cleanUp(connection, evidence.created.balance());
    },
    { scope: 'worker' },
  ],

  evidence: [
    async ({ workbench }, use, testInfo) => {
      skipWithoutCapability(testInfo, workbench.session.target);
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

  company: async ({ workbench, nextName }, use) => {
    const { settings, session } = workbench;
    await use(createCompany(nextName, settings.emailDomain, session.target));
  },

  idpOf: async ({ workbench, evidence }, use, { file, title }) => {
    const transport = workbench.transport((exchange) => evidence.record(exchange));
    const { settings, session } = workbench;
    await use((name) =>
      simulateIdp(name, {
        baseUrl: session.target.baseUrl,
        token: settings.token,
        send: (request) => transport.send(request, 'idp'),
        seed: seedOf(settings.seed, checkId(file, title)),
      }),
    );
  },

  converges: async ({ scim, target, given, evidence }, use) => {
    const bystanders = await createBystanders(given, target);
    await use(async (idp) => {
      const problems = await idp.settle();
      if (problems.length > 0 && isGone(evidence)) throw new Inconclusive('The service provider gave no answer.');
      expect(problems.map(problemSentence), `${titleOf(idp.name)} reports`).toHaveConverged();
      expect(await differences(idp.expectation(), scim.preparing(), target), 'In the target').toHaveConverged();
      expect(await bystanders.changes(), 'Of others in the target').toHaveConverged();
    });
  },

  settled: async ({ scim, target }, use) => {
    await use(async (idp, flow) => {
      const problems = (await idp.settle()).map(problemSentence);
      const missing = [...problems, ...(await differences(idp.expectation(), scim.preparing(), target))];
      if (missing.length > 0) throw foundationMissing(`${flow} as ${titleOf(idp.name)}`, missing.join('; '));
    });
  },

  appliesIf: async ({}, use, testInfo) => {
    await use((condition, reason) => testInfo.skip(!condition, reason));
  },

  target: async ({ workbench }, use) => use(workbench.session.target),

  scim: async ({ workbench, evidence }, use) => {
    const connection = workbench.connection((exchange) => evidence.record(exchange));
    await use(new ScimClient(connection, workbench.session.target, 'check'));
  },

  given: async ({ workbench, scim, specimen, nextName }, use) => {
    await use(new Given({ scim, specimen, nextName, emailDomain: workbench.settings.emailDomain }));
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

function problemSentence({ subject, step, message, detail }: ProvisioningProblem): string {
  const about = subject === undefined ? step : `${step} (${subject})`;
  const isTold =
    detail === undefined || message.includes(detail) || message.includes(JSON.stringify(detail).slice(1, -1));
  return `${about}: ${message}${isTold ? '' : ` ${detail}`}`;
}

function skipWithoutCapability(testInfo: TestInfo, target: Target): void {
  const needs = testInfo.annotations.filter(({ type }) => type === 'needs').map(({ description }) => description);
  const missing = needs.find((name) => !isAvailable(target.capabilities, name as CapabilityName));
  testInfo.skip(missing !== undefined, `The target does not advertise "${missing}".`);
}

async function attachOutcome(testInfo: TestInfo, evidence: Evidence, { redactor }: Workbench): Promise<void> {
  // A check that held needs no story of its preparation.
  const told = evidence.exchanges.filter(({ sender }) => sender !== 'setup' || testInfo.status !== 'passed');
  const exchanges = told.map(redactor.exchange);
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
