import type { ProvisioningProblem } from '../identity-provider.ts';

const dayMs = 24 * 60 * 60_000;
/** The limits of EN-74. */
const fewestFailures = 5000;
const mostFailures = 40_000;
const proportion = 0.4;
const disabledAfterMs = 28 * dayMs;

/** The state a job falls into when most of its calls fail: one attempt a day, and after four weeks none (EN-74). */
export class Quarantine {
  #since: number | undefined;
  #nextAttemptAt = 0;
  #code = '';
  #attempts = 0;
  #failures = 0;

  /** Counts what one cycle did; credentials that are refused are reason enough. */
  record(
    now: number,
    cycle: { readonly attempts: number; readonly failures: number; readonly isRefused: boolean },
  ): void {
    this.#attempts += cycle.attempts;
    this.#failures += cycle.failures;
    const isProportion = this.#failures >= fewestFailures && this.#failures > this.#attempts * proportion;
    if (cycle.isRefused) this.#enter(now, 'EncounteredQuarantineException');
    else if (isProportion || this.#failures > mostFailures) this.#enter(now, 'EncounteredEscrowProportionThreshold');
    else if (cycle.attempts > cycle.failures) this.clear();
  }

  clear(): void {
    this.#since = undefined;
    this.#nextAttemptAt = 0;
    this.#attempts = 0;
    this.#failures = 0;
  }

  /** Why no cycle runs now; nothing when one may. */
  obstacle(now: number): ProvisioningProblem | undefined {
    if (this.#since === undefined) return undefined;
    const isDisabled = now - this.#since >= disabledAfterMs;
    if (!isDisabled && now >= this.#nextAttemptAt) return undefined;
    const retryAt = new Date(this.#nextAttemptAt).toISOString();
    return {
      step: 'run cycle',
      code: this.#code,
      message: isDisabled ? 'The job was in quarantine for four weeks and is disabled.' : 'The job is in quarantine.',
      ...(!isDisabled && { retryAt }),
    };
  }

  #enter(now: number, code: string): void {
    this.#since ??= now;
    this.#nextAttemptAt = now + dayMs;
    this.#code = code;
  }
}
