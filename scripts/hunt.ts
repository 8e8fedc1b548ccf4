import { parseArgs } from 'node:util';
import fc from 'fast-check';
import type { Schema } from '../src/scim/schema.ts';
import { Disagreement, kindOf, type Question } from './hunt/disagreement.ts';
import { createPopulation } from './hunt/filters.ts';
import { memberQuestion } from './hunt/members.ts';
import { patchQuestion } from './hunt/patches.ts';
import { type Prey, referencePrey, scimmyPrey } from './hunt/prey.ts';

// Asks the reference provider and SCIMMY what the oracle was asked: filters and PATCH over whatever their schemas offer,
// and PATCH of members.
// Each disagreement is shrunk and told once for its kind. What was found, and who was right: docs/disagreements.md.

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '1' },
    // A text in the answers of the target that is known, and would hide what is not.
    except: { type: 'string', multiple: true, default: [] },
    // Of the reference provider, to see that the hunt would find it.
    defect: { type: 'string', multiple: true, default: [] },
    target: { type: 'string', multiple: true, default: ['reference', 'scimmy'] },
  },
});
const cases = Number(values.cases);
const casesInBatch = 20;
/** Of a disagreement while it shrinks. */
const mostTries = 40;

for (const target of values.target) {
  const prey = target === 'scimmy' ? await scimmyPrey() : referencePrey(values.defect);
  const schemas = [prey.schemas.base, ...prey.schemas.extensions];
  report(`${target}, filters`, await hunt(schemas, async (seed) => overPopulation(prey, seed)));
  report(`${target}, PATCH`, await hunt(schemas, async (seed) => check(patchQuestion(prey), seed)));
  const question = await memberQuestion(prey);
  report(`${target}, members`, await hunt(schemas, async (seed) => check(question, seed)));
  prey.close();
}

interface Kind {
  readonly example: Disagreement;
  readonly times: number;
}

async function hunt(
  schemas: readonly Schema[],
  batch: (seed: number) => Promise<unknown>,
): Promise<ReadonlyMap<string, Kind>> {
  const kinds = new Map<string, Kind>();
  for (let index = 0; index * casesInBatch < cases; index += 1) {
    const error = await batch(Number(values.seed) * 100_000 + index);
    if (error === null) continue;
    if (!(error instanceof Disagreement)) throw error;
    const kind = kindOf(error, schemas);
    kinds.set(kind, { example: error, times: (kinds.get(kind)?.times ?? 0) + 1 });
  }
  return kinds;
}

/** A population that is asked many things, and is gone afterwards. */
async function overPopulation(prey: Prey, seed: number): Promise<unknown> {
  const { users, question } = await createPopulation(prey, seed);
  const error = await check(question, seed);
  for (const { id } of users) await prey.send('DELETE', `/Users/${String(id)}`);
  return error;
}

/** What the smallest counterexample has thrown; `null` when all questions are answered alike. */
async function check<Value>({ values: questions, ask }: Question<Value>, seed: number): Promise<unknown> {
  let tries = 0;
  const property = fc.asyncProperty(questions, async (value) => {
    if (tries > mostTries) return;
    try {
      await ask(value);
    } catch (error) {
      if (error instanceof Disagreement && values.except.some((text) => error.target.includes(text))) return;
      tries += 1;
      throw error;
    }
  });
  return (await fc.check(property, { seed, numRuns: casesInBatch, maxSkipsPerRun: 100 })).errorInstance;
}

function report(title: string, kinds: ReadonlyMap<string, Kind>): void {
  process.stdout.write(`${title}: ${cases} cases, ${kinds.size} kinds of disagreement\n`);
  for (const { example, times } of [...kinds.values()].toSorted((one, other) => other.times - one.times)) {
    const { asked, oracle, target } = example;
    process.stdout.write(
      `\n  ${times} × ${asked.replaceAll('\n', '\n    ')}\n    oracle: ${oracle}\n    target: ${target}\n`,
    );
  }
}
