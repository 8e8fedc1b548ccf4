import fc from 'fast-check';
import { narrowings } from '../../src/arbitraries/schema-attributes.ts';
import { filtersOf } from '../../src/arbitraries/schema-filters.ts';
import { resourcesOf } from '../../src/arbitraries/schema-resources.ts';
import { select } from '../../src/oracle/select.ts';
import type { FilterExpression } from '../../src/scim/filter.ts';
import { printFilter } from '../../src/scim/filter-printer.ts';
import { isJsonObject, type JsonObject } from '../../src/scim/json.ts';
import { Disagreement, type Question } from './disagreement.ts';
import type { Prey } from './prey.ts';

/** Users with a few attributes, and questions about these; users that the service provider refuses are left out. */
export interface Population {
  readonly users: readonly JsonObject[];
  readonly question: Question<FilterExpression>;
}

export async function createPopulation(prey: Prey, seed: number): Promise<Population> {
  const [few] = fc.sample(narrowings(prey.schemas, 8), { seed, numRuns: 1 });
  const users: JsonObject[] = [];
  for (const [index, person] of fc.sample(resourcesOf(few!), { seed, numRuns: 6 }).entries()) {
    const userName = `${index}-${'abCD'[index % 4]}`;
    const { status, body } = await prey.send('POST', '/Users', { ...person, userName });
    if (status === 201) users.push((await prey.send('GET', `/Users/${String(body['id'])}`)).body);
  }
  return { users, question: { values: filtersOf(few!), ask: async (filter) => ask(prey, users, filter) } };
}

async function ask(prey: Prey, users: readonly JsonObject[], filter: FilterExpression): Promise<void> {
  const text = printFilter(filter);
  const { status, body } = await prey.send('GET', `/Users?count=100&filter=${encodeURIComponent(text)}`);
  const { base, extensions } = prey.schemas;
  const wanted = namesOf(select(users, filter, [base, ...extensions]));
  const list = body['Resources'];
  const found = namesOf(Array.isArray(list) ? list.filter(isJsonObject) : []);
  if (status === 200 && found.join(' ') === wanted.join(' ')) return;

  const differing = users.filter((user) => wanted.includes(nameOf(user)) !== found.includes(nameOf(user)));
  throw new Disagreement({
    asked: `${text}\n${differing.map((user) => JSON.stringify({ ...user, meta: undefined, schemas: undefined, id: undefined })).join('\n')}`,
    oracle: listed(wanted),
    target: status === 200 ? told(wanted, found) : `status ${status} ${String(body['detail'])}`,
  });
}

function told(wanted: readonly string[], found: readonly string[]): string {
  const missing = wanted.some((name) => !found.includes(name)) ? ['finds too few'] : [];
  const surplus = found.some((name) => !wanted.includes(name)) ? ['finds too many'] : [];
  return `${[...missing, ...surplus].join(', ')}: "${listed(found)}"`;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'nobody' : names.join(' ');
}

function namesOf(users: readonly JsonObject[]): readonly string[] {
  return users.map(nameOf).toSorted();
}

function nameOf({ userName }: JsonObject): string {
  return String(userName);
}
