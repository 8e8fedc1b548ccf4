import type { Answer } from './answer.ts';
import type { Evidence } from './evidence.ts';

/** Objections gathered by a check that looks at many things before it judges. */
export class Flaws {
  readonly all: string[] = [];
  readonly #evidence: Evidence;

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  /** Notes one objection, a sentence; the answer that shows the first one decides the check. */
  add(objection: string, answer?: Answer): void {
    this.all.push(objection);
    this.#evidence.deciding ??= answer?.exchange;
  }
}
