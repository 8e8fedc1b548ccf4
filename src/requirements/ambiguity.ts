/** A passage of the specifications that careful readers implement differently. */
export interface Ambiguity {
  readonly id: `AMB-${string}`;
  readonly question: string;
  /** Each a behaviour that some service providers or clients show. */
  readonly readings: readonly string[];
  /** What we accept, warn about or fail, in one sentence. */
  readonly judgement: string;
}
