import type { TestCase, TestResult } from '@playwright/test/reporter';

// The suites are written for a test runner that starts processes and loads everything anew for each run. To judge many
// targets in a row this one calls the same checks with the same fixtures, one after the other in one process.

type Values = Readonly<Record<string, unknown>>;
type Use = (value: unknown) => Promise<void>;
type FixtureFunction = (values: Values, use: Use, info: Info) => Promise<void>;
interface Fixture {
  readonly create: FixtureFunction;
  readonly scope: 'test' | 'worker';
  readonly isAutomatic: boolean;
}
type GivenFixture =
  | FixtureFunction
  | readonly [FixtureFunction, { readonly scope?: 'worker'; readonly auto?: boolean }];
interface Details {
  readonly annotation: TestCase['annotations'];
}

/** A check as a suite declared it. */
export interface Check {
  readonly file: string;
  readonly title: string;
  readonly annotations: TestCase['annotations'];
  readonly body: (values: Values) => Promise<void>;
  readonly fixtures: ReadonlyMap<string, Fixture>;
}

/** What the checks and fixtures find out about the check that runs. */
interface Info {
  readonly file: string;
  readonly title: string;
  readonly workerIndex: number;
  readonly timeout: number;
  readonly annotations: { type: string; description?: string }[];
  readonly attachments: { name: string; contentType: string; body: Buffer }[];
  errors: { message?: string; stack?: string; value?: string }[];
  status: TestResult['status'];
  expectedStatus: TestResult['status'];
  skip(condition: boolean, reason: string): void;
  attach(name: string, attachment: { body: string; contentType: string }): Promise<void>;
}

class Skipped extends Error {}
class TimedOut extends Error {}

const timeoutMs = 30_000;

/** Every check of the suites that were imported. */
export const checks: Check[] = [];
let file = '';

/** The checks that are declared next are those of a file. */
export function declareIn(path: string): void {
  file = path;
}

interface Declaring {
  (title: string, details: Details, body: Check['body']): void;
  extend(more: Readonly<Record<string, GivenFixture>>): Declaring;
}

function declaring(fixtures: ReadonlyMap<string, Fixture>): Declaring {
  const declare = (title: string, { annotation }: Details, body: Check['body']): void => {
    checks.push({ file, title, annotations: annotation, body, fixtures });
  };
  return Object.assign(declare, {
    extend: (more: Readonly<Record<string, GivenFixture>>) =>
      declaring(
        new Map([...fixtures, ...Object.entries(more).map(([name, given]) => [name, fixtureOf(given)] as const)]),
      ),
  });
}

/** Takes the place of the test runner's own. */
export const test = declaring(new Map());

function fixtureOf(given: GivenFixture): Fixture {
  const [create, { scope = 'test', auto = false }] =
    typeof given === 'function' ? [given, {}] : (given as [FixtureFunction, { scope?: 'worker'; auto?: boolean }]);
  return { create, scope, isAutomatic: auto };
}

/** The names that a function takes from its first parameter. */
function namesTaken(taking: (...values: never[]) => unknown): readonly string[] {
  const [, names = ''] = /^[^(]*\(\s*\{([^}]*)\}/.exec(taking.toString()) ?? [];
  return names
    .split(',')
    .map((name) => name.split(':')[0]!.trim())
    .filter((name) => name !== '');
}

/** Fixtures that live until `close`. */
class Stage {
  readonly #values = new Map<string, unknown>();
  readonly #ends: (() => Promise<void>)[] = [];
  readonly #outer: Stage | undefined;

  constructor(outer?: Stage) {
    this.#outer = outer;
  }

  async values(names: readonly string[], fixtures: Check['fixtures'], info: Info): Promise<Values> {
    const values: Record<string, unknown> = {};
    for (const name of names) values[name] = await this.#value(name, fixtures, info);
    return values;
  }

  async #value(name: string, fixtures: Check['fixtures'], info: Info): Promise<unknown> {
    const fixture = fixtures.get(name);
    if (!fixture) throw new Error(`There is no fixture called ${name}.`);
    if (fixture.scope === 'worker' && this.#outer) return this.#outer.#value(name, fixtures, info);
    if (!this.#values.has(name)) this.#values.set(name, await this.#create(fixture, fixtures, info));
    return this.#values.get(name);
  }

  async #create({ create }: Fixture, fixtures: Check['fixtures'], info: Info): Promise<unknown> {
    const needed = await this.values(namesTaken(create), fixtures, info);
    const ending = Promise.withResolvers<void>();
    const ready = Promise.withResolvers<unknown>();
    const done = create(
      needed,
      async (value) => {
        ready.resolve(value);
        await ending.promise;
      },
      info,
    );
    done.catch(ready.reject);
    const value = await ready.promise;
    this.#ends.push(async () => {
      ending.resolve();
      await done;
    });
    return value;
  }

  async close(): Promise<void> {
    for (const end of this.#ends.splice(0).toReversed()) await end();
  }
}

/** Runs checks one after the other against the target that the environment names, and tells the result of each. */
export async function runChecks(
  wanted: readonly Check[],
  tell: (check: Check, result: TestResult) => void,
): Promise<void> {
  const worker = new Stage();
  for (const check of wanted) tell(check, await runCheck(check, worker));
  await worker.close();
}

async function runCheck(check: Check, worker: Stage): Promise<TestResult> {
  const info = infoOf(check);
  const stage = new Stage(worker);
  const start = performance.now();
  await attempt(info, () => perform(check, stage, info));
  info.status =
    info.errors.length > 0 ? info.status : info.annotations.some(({ type }) => type === 'skip') ? 'skipped' : 'passed';
  await attempt(info, () => stage.close());
  return { ...info, duration: performance.now() - start } as unknown as TestResult;
}

async function perform(check: Check, stage: Stage, info: Info): Promise<void> {
  const automatic = [...check.fixtures].filter(([, { isAutomatic }]) => isAutomatic).map(([name]) => name);
  await stage.values(automatic, check.fixtures, info);
  await check.body(await stage.values(namesTaken(check.body), check.fixtures, info));
}

/** Notes what is thrown, the way the test runner words it. */
async function attempt(info: Info, act: () => Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new TimedOut(`Test timeout of ${timeoutMs}ms exceeded.`)), timeoutMs);
  try {
    await Promise.race([act(), late.promise]);
  } catch (error) {
    if (error instanceof Skipped) return;
    const { name, message, stack } = error as Error;
    info.errors.push(
      error instanceof Error ? { message: `${name}: ${message}`, ...(stack && { stack }) } : { value: String(error) },
    );
    info.status = error instanceof TimedOut ? 'timedOut' : 'failed';
  } finally {
    clearTimeout(timer);
  }
}

function infoOf({ file: path, title, annotations }: Check): Info {
  const info: Info = {
    file: path,
    title,
    workerIndex: 0,
    timeout: timeoutMs,
    annotations: [...annotations],
    attachments: [],
    errors: [],
    status: 'passed',
    expectedStatus: 'passed',
    skip: (condition, reason) => {
      if (!condition) return;
      info.annotations.push({ type: 'skip', description: reason });
      throw new Skipped(reason);
    },
    attach: async (name, { body, contentType }) => {
      info.attachments.push({ name, contentType, body: Buffer.from(body) });
    },
  };
  return info;
}
