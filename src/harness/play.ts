import type { Exchange } from '../http/exchange.ts';
import { identityProvider } from '../idp/identity-providers.ts';
import { hasAttribute } from '../idp/scenarios/company.ts';
import type { Scenario, Stage } from '../idp/scenarios/scenario.ts';
import { asShortcoming, type Shortcoming, sentence } from '../idp/shortcoming.ts';
import { isJsonObject, parseJson } from '../scim/json.ts';
import { isAvailable } from '../target/capabilities.ts';
import type { Target } from '../target/target.ts';
import { differences } from './convergence.ts';
import { foundationMissing, Inconclusive } from './inconclusive.ts';
import type { ScimClient } from './scim-client.ts';

/** Whoever plays a scenario needs this beside the stage. */
export interface Audience {
  /** Name of the identity provider. */
  readonly idp: string;
  /** Reads the target without being judged. */
  readonly scim: ScimClient;
  /** Everything that went to the target so far, in order. */
  readonly exchanges: () => readonly Exchange[];
  /** What is said of those the scenario has nothing to do with. */
  readonly bystanders: { changes(): Promise<readonly Shortcoming[]> };
  /** Nobody sees what the identity provider sends. */
  readonly isBlind?: boolean;
  /** Called when the preparation is over. */
  readonly begins?: () => void;
}

/** What a scenario has shown. */
export interface Performance {
  readonly shortcomings: readonly Shortcoming[];
  /** The exchange that led to the first shortcoming. */
  readonly deciding?: Exchange;
}

/** Why the scenario makes no sense with the target or the identity provider; `undefined` when it does. */
export function reasonAgainst(scenario: Scenario, target: Target): string | undefined {
  const missing = [scenario.needs ?? []].flat().find((name) => !isAvailable(target.capabilities, name));
  if (missing !== undefined) return `The target does not advertise "${missing}".`;
  const attribute = scenario.attributes?.find((path) => !hasAttribute(path, target));
  if (attribute !== undefined) return `The schemas of the target have no ${attribute}.`;
  return scenario.unfit?.(target);
}

/**
 * Prepares a scenario, plays it, lets the identity provider finish, and compares the target with what it promises.
 *
 * @throws Inconclusive when the preparation fails or the target does not answer
 */
export async function play(scenario: Scenario, stage: Stage, audience: Audience): Promise<Performance> {
  const unprepared = await prepare(scenario, stage, audience);
  audience.begins?.();
  const shortcomings = unprepared.length > 0 ? unprepared : distinct(await perform(scenario, stage, audience));
  const own = stage.line.exchanges;
  if (shortcomings.length > 0) refuseSilence(own);
  const deciding = decidingOf(shortcomings, own);
  return { shortcomings, ...(deciding && { deciding }) };
}

async function perform(scenario: Scenario, stage: Stage, audience: Audience): Promise<readonly Shortcoming[]> {
  const seen = (await scenario.play(stage)) ?? [];
  const problems = scenario.compares === 'nothing' ? [] : (await stage.idp.settle()).map(asShortcoming);
  return [...seen, ...problems, ...(await comparison(scenario, stage, audience))];
}

/** What is seen several times is told once. */
function distinct(shortcomings: readonly Shortcoming[]): readonly Shortcoming[] {
  return [...new Map(shortcomings.map((one) => [`${one.about} ${one.received}`, one])).values()];
}

/** Returns what is missing where nobody but this scenario can have shown it. */
async function prepare(
  { given = [], isOwnPreparation, isLarge }: Scenario,
  stage: Stage,
  audience: Audience,
): Promise<readonly Shortcoming[]> {
  const { idp, target } = stage;
  for (const { flow, act } of given) {
    await act(stage);
    const problems = (await idp.settle()).map(asShortcoming);
    const differing = isLarge ? [] : await differences(idp.expectation(), audience.scim, target);
    const missing = [...problems, ...differing];
    if (missing.length === 0) continue;
    refuseSilence(audience.exchanges());
    if (isOwnPreparation && flow === 'provision') return missing;
    const { title } = identityProvider(audience.idp);
    throw foundationMissing(`${flow} as ${title}`, missing.map(sentence).join('; '));
  }
  return [];
}

async function comparison(
  { compares }: Scenario,
  { idp, target }: Stage,
  { scim, bystanders, exchanges, isBlind }: Audience,
): Promise<readonly Shortcoming[]> {
  const others = await bystanders.changes();
  if (compares === 'nothing') return others;
  const differing = await differences(idp.expectation(), scim, target, compares);
  return [...(isBlind ? [] : strangers(idp, exchanges())), ...differing, ...others];
}

/** Resources the identity provider took over although nobody in the scenario has created them. */
function strangers(idp: Stage['idp'], exchanges: readonly Exchange[]): readonly Shortcoming[] {
  const created = new Set(exchanges.flatMap((exchange) => createdIn(exchange)));
  return idp
    .expectation()
    .filter(({ id, presence }) => id !== undefined && presence === 'present' && !created.has(id))
    .map(({ key, resourceType, id }) => {
      const exchange = exchanges.find(({ request, answer }) => request.method === 'GET' && answer?.body.includes(id!));
      return {
        about: key,
        expected: `a ${resourceType} of its own`,
        received: `the ${resourceType} ${id} of somebody else`,
        ...(exchange && { exchange }),
      };
    });
}

function createdIn({ request, answer }: Exchange): readonly string[] {
  if (request.method !== 'POST' || answer === undefined || answer.status >= 300) return [];
  const body = parseJson(answer.body);
  return isJsonObject(body) && typeof body['id'] === 'string' ? [body['id']] : [];
}

/** The target is not accused of what it had no chance to do. */
function refuseSilence(exchanges: readonly Exchange[]): void {
  const silent = exchanges.find(({ failure }) => failure !== undefined);
  if (!silent) return;
  const { method, url } = silent.request;
  throw new Inconclusive(`${method} ${new URL(url).pathname} got no answer: ${silent.failure!.message}`);
}

/** Where the first shortcoming comes from: the refusal it tells of, or the last write to the resource it shows in. */
function decidingOf([first]: readonly Shortcoming[], exchanges: readonly Exchange[]): Exchange | undefined {
  if (!first) return undefined;
  if (first.exchange) return first.exchange;
  const refused = exchanges.findLast(({ answer }) => answer !== undefined && answer.status >= 300);
  if (first.expected === 'success' && refused) return refused;
  const writes = exchanges.filter(({ request }) => request.method !== 'GET');
  const { id } = first;
  const own = id === undefined ? undefined : writes.findLast((exchange) => isAbout(exchange, id));
  return own ?? writes.at(-1) ?? exchanges.at(-1);
}

function isAbout(exchange: Exchange, id: string): boolean {
  const { pathname } = new URL(exchange.request.url);
  return pathname.endsWith(`/${encodeURIComponent(id)}`) || createdIn(exchange).includes(id);
}
