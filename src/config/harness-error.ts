/** Exit codes of the command line that an error can lead to. */
export type ErrorExitCode = 2 | 3 | 4;

export interface HarnessErrorOptions extends ErrorOptions {
  /** What the user can do about it, one sentence. */
  readonly hint: string;
}

/** A situation the user can act on; everything else that is thrown is a defect in the harness. */
export abstract class HarnessError extends Error {
  /** Stable name for scripts, in kebab-case. */
  abstract readonly code: string;
  abstract readonly exitCode: ErrorExitCode;
  readonly hint: string;

  constructor(message: string, { hint, ...options }: HarnessErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
