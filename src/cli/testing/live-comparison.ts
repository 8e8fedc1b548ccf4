import { createBystanders } from '../../harness/bystanders.ts';
import { Inconclusive } from '../../harness/inconclusive.ts';
import { withIdsOfTarget } from '../../harness/live-idp.ts';
import { play, reasonAgainst } from '../../harness/play.ts';
import { createStage } from '../../harness/stage.ts';
import { type Bench, benchAt } from '../../harness/testing/bench.ts';
import { createTransport } from '../../http/transport.ts';
import type { Send } from '../../idp/connection.ts';
import type { IdentityProvider } from '../../idp/identity-provider.ts';
import type { Scenario } from '../../idp/scenarios/scenario.ts';
import { type ScenarioName, scenarios } from '../../idp/scenarios/scenarios.ts';
import type { SetUp } from '../../idp/set-up.ts';
import { sentence } from '../../idp/shortcoming.ts';
import { startProvider } from '../../provider/start-provider.ts';
import type { JsonObject } from '../../scim/json.ts';
import { embeddedOptions } from '../embedded-provider.ts';

export interface Played {
  /** What the scenario has found, without what differs from run to run; or why it was not played. */
  readonly findings: readonly string[];
  readonly notPlayed?: string;
  /** Requests that reached the target, by method and kind of resource. */
  readonly requests: number;
}

/** Makes the identity provider of one scenario; its traffic goes out through `send`. */
export type Arrange = (parts: {
  readonly baseUrl: string;
  readonly token: string;
  readonly send: Send;
  readonly setUp: SetUp | undefined;
}) => Promise<{ readonly idp?: IdentityProvider; close(): Promise<void> }>;

const token = 'comparison';
/** Enough for several messages is not what this is about. */
const crowd = 24;

/** Plays scenarios against a reference provider of their own, with or without defects. */
export async function playAll(
  names: readonly ScenarioName[],
  idp: string,
  defects: readonly string[],
  arrange: Arrange,
  choices: JsonObject = {},
): Promise<ReadonlyMap<ScenarioName, Played>> {
  const provider = await startProvider({ ...embeddedOptions, port: 0, tokens: [token], defects });
  const bench = await benchAt(provider.url, token);
  try {
    const results = new Map<ScenarioName, Played>();
    for (const name of names) results.set(name, await playOne(scenarios[name], { idp, choices }, bench, arrange));
    return results;
  } finally {
    bench.close();
    await provider.close();
  }
}

interface Simulator {
  readonly idp: string;
  readonly choices: JsonObject;
}

async function playOne(
  scenario: Scenario,
  { idp, choices }: Simulator,
  bench: Bench,
  arrange: Arrange,
): Promise<Played> {
  const { target, given, evidence } = bench;
  const reason = reasonAgainst(scenario, target);
  if (reason !== undefined) return { findings: [], notPlayed: reason, requests: 0 };
  const transport = createTransport({ timeoutMs: 5000 });
  const settings = { token, idp: { [idp]: choices }, emailDomain: 'bench.example' };
  let requests = 0;
  let line: Send = () => Promise.reject(new Error('The stage is not set.'));
  const { baseUrl } = target;
  const arranged = await arrange({
    baseUrl,
    token,
    setUp: scenario.setUp?.(target),
    send: (request) => line(request),
  });
  const before = evidence.exchanges.length;
  const send: Send = async (request) => {
    const exchange = await transport.send(request, 'idp');
    requests += 1;
    evidence.record(exchange);
    return exchange;
  };
  const scim = bench.scim.preparing();
  const provider = arranged.idp && withIdsOfTarget(arranged.idp, scim);
  try {
    const stage = createStage(scenario, { idp, settings, target, given, send, seed: 1, provider });
    line = stage.line.send;
    if (scenario.ability && !stage.idp.abilities.has(scenario.ability)) {
      return { findings: [], notPlayed: `"${scenario.ability}" is not in the management API.`, requests };
    }
    const bystanders = await createBystanders(given, target);
    const exchanges = () => evidence.exchanges.slice(before);
    const { shortcomings } = await play(scenario, { ...stage, crowd }, { idp, scim, exchanges, bystanders });
    return { findings: shortcomings.map((one) => settled(sentence(one))), requests };
  } catch (error) {
    if (!(error instanceof Inconclusive)) throw error;
    return { findings: [settled(`inconclusive: ${error.message}`)], requests };
  } finally {
    await arranged.close();
    transport.close();
  }
}

/** Without ids, names with numbers and times. */
function settled(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replaceAll(/\b00[ug]\w{17}\b/g, '<okta id>')
    .replaceAll(/bench-\d+/g, 'bench-<n>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replaceAll(/"employeeNumber":"?\d+"?/g, '"employeeNumber":<n>');
}
