import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FullResult, Reporter, Suite, TestCase, TestError, TestResult, TestRun } from '@playwright/test/reporter';
import { createRedactor } from '../http/redaction.ts';
import { catalogue } from '../requirements/catalogue.ts';
import { addUp, type Tallies } from '../rules/watch.ts';
import { type AttachedOutcome, outcomeOf } from './attached-outcome.ts';
import { buildReport } from './build-report.ts';
import { type DeclaredCheck, declaredCheck } from './declared-check.ts';
import type { FormatName } from './formats.ts';
import type { Leftover, Report } from './model.ts';
import type { CheckOutcome } from './outcome.ts';
import { notRun, outcomeOfCheck } from './outcome-of-check.ts';
import { outcomeOfRule, passiveChecks } from './passive-checks.ts';
import { createProgress } from './progress.ts';
import type { RunDescription } from './run-description.ts';
import { runFiles } from './run-files.ts';
import { reasonToLeaveOut, type Selection, withoutMatch } from './selection.ts';
import { writeReport } from './write-report.ts';

export interface ReporterOptions extends Selection {
  readonly folder: string;
  readonly formats: readonly FormatName[];
  readonly secrets: readonly string[];
}

/** Collects what the checks attached and writes the report; the exit code follows the conclusion, not the tests. */
export default class ScimulateReporter implements Reporter {
  readonly #options: ReporterOptions;
  readonly #files: ReturnType<typeof runFiles>;
  readonly #outcomes = new Map<string, CheckOutcome>();
  readonly #progress = createProgress(process.stderr);
  #declared: readonly DeclaredCheck[] = [];

  constructor(options: ReporterOptions) {
    this.#options = options;
    this.#files = runFiles(options.folder);
  }

  async preprocess({ suite, testRun }: { suite: Suite; testRun: TestRun }): Promise<void> {
    const { only } = this.#options;
    const tests = suite.allTests();
    this.#declared = [...tests.map(declaredCheck), ...passiveChecks];
    const unmatched = withoutMatch(this.#declared, only);
    if (unmatched.length > 0) writeFileSync(this.#files.unmatched, JSON.stringify(unmatched));
    for (const [index, check] of this.#declared.entries()) {
      const reason = unmatched.length > 0 ? 'A selector names nothing.' : reasonToLeaveOut(check, this.#options);
      if (reason === undefined) continue;
      const test = tests[index];
      if (test) testRun.skip(test, reason);
      this.#record(check, notRun(reason));
    }
  }

  onError(error: TestError): void {
    process.stderr.write(`${error.stack ?? error.message ?? error.value}\n`);
  }

  /** Of what processes print only the words for patience are meant for people. */
  onStdErr(chunk: string | Buffer): void {
    const text = String(chunk);
    if (text.startsWith('Waiting for ')) process.stderr.write(text);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const check = declaredCheck(test);
    if (this.#outcomes.has(check.id)) return;
    const outcome = this.#record(check, outcomeOf(result), result.duration);
    this.#progress.report(outcome, this.#outcomes.size, this.#declared.length);
  }

  async onEnd(end: FullResult): Promise<{ status: FullResult['status'] }> {
    this.#progress.end();
    // Suites that could not be loaded have judged nothing: no report is better than one that praises.
    const hasSuites = this.#declared.length > passiveChecks.length;
    if (existsSync(this.#files.unmatched) || !hasSuites) return { status: 'failed' };
    try {
      const { folder, formats, secrets } = this.#options;
      const report = this.#build(end);
      await writeReport(report, { folder, formats, redact: createRedactor(secrets).text });
      this.#tidy(report);
      return { status: report.conclusion.verdict === 'conformant' ? 'passed' : 'failed' };
    } catch (error) {
      // The runner swallows what a reporter throws: say it here and fail the run.
      process.stderr.write(
        `The report could not be written: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
      return { status: 'failed' };
    }
  }

  printsToStdio(): boolean {
    return true;
  }

  #record(check: DeclaredCheck, outcome: AttachedOutcome, durationMs = 0): CheckOutcome {
    const recorded = outcomeOfCheck(check, outcome, durationMs);
    this.#outcomes.set(check.id, recorded);
    return recorded;
  }

  #judgePassively(): void {
    const { sightings } = this.#files;
    const files = existsSync(sightings) ? readdirSync(sightings) : [];
    const tallies = addUp(files.map((file) => this.#read(join(sightings, file)) as Tallies));
    for (const check of passiveChecks) {
      if (!this.#outcomes.has(check.id)) this.#record(check, outcomeOfRule(tallies[check.id]));
    }
  }

  #build({ duration, status }: FullResult): Report {
    this.#judgePassively();
    const missing = this.#declared.filter(({ id }) => !this.#outcomes.has(id));
    const wasGivenUp = missing.length > 0 && status !== 'interrupted';
    const reason = wasGivenUp ? 'The run was given up.' : 'The run was interrupted.';
    for (const check of missing) this.#record(check, notRun(reason));
    const { run, notices, ...description } = this.#read(this.#files.description) as RunDescription;
    return buildReport({
      ...description,
      run: { ...run, durationMs: Math.round(duration), complete: status !== 'interrupted' && missing.length === 0 },
      notices: [
        ...notices,
        ...(wasGivenUp ? ['The service provider stopped answering, so the run was given up.'] : []),
      ],
      outcomes: [...this.#outcomes.values()],
      leftovers: (this.#read(this.#files.leftovers) ?? []) as readonly Leftover[],
      catalogue,
    });
  }

  #read(file: string): unknown {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  }

  #tidy(report: Report): void {
    rmSync(this.#files.work, { recursive: true, force: true });
    if (report.leftovers.length === 0) rmSync(this.#files.ledger, { force: true });
  }
}
