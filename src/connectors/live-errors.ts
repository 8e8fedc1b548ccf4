import { HarnessError } from '../config/harness-error.ts';

/** A tenant cannot be reached without these settings. */
export class LiveSettingsMissing extends HarnessError {
  override readonly name = 'LiveSettingsMissing';
  override readonly code = 'live-settings-missing';
  override readonly exitCode = 2;

  /** `missing` names environment variables, each with what it holds. */
  constructor(idp: string, missing: readonly (readonly [variable: string, holds: string])[]) {
    super(
      `${idp} needs credentials that are not set:\n${missing.map(([name, holds]) => `  ${name}  ${holds}`).join('\n')}`,
      {
        hint: 'Set these environment variables, or "live" in the configuration file. docs/live.md says step by step where they come from.',
      },
    );
  }
}

/** The tenant does not do what it was asked for, in its own words. */
export class TenantRefused extends HarnessError {
  override readonly name = 'TenantRefused';
  override readonly code = 'tenant-refused';
  override readonly exitCode = 3;
  /** HTTP status of the answer; 0 when none arrived. */
  readonly status: number;

  constructor(what: string, status: number, words: string, hint: string, cause?: unknown) {
    super(`${what} failed${status === 0 ? '' : ` with ${status}`}: ${words}`, { hint, cause });
    this.status = status;
  }
}

/** The tenant answers, but provisioning into the target is not set up there. */
export class TenantUnfit extends HarnessError {
  override readonly name = 'TenantUnfit';
  override readonly code = 'tenant-unfit';
  override readonly exitCode = 3;

  constructor(idp: string, problem: string, advice: string) {
    super(`${idp}: ${problem}`, { hint: advice });
  }
}
