import type { CheckOutcome } from './outcome.ts';

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** One rewritten line on a terminal, silence elsewhere: a log has no use for it. */
export interface Progress {
  report(outcome: CheckOutcome, done: number, total: number): void;
  end(): void;
}

const clearLine = '\r\u001B[2K';

export function createProgress(output: Output): Progress {
  if (output.isTTY !== true) return { report() {}, end() {} };
  let refuted = 0;
  return {
    report({ happening, area }, done, total) {
      if (happening.kind === 'refuted') refuted += 1;
      output.write(`${clearLine}${done}/${total} ${area}${refuted > 0 ? ` … ${refuted} did not hold` : ''}`);
    },
    end: () => output.write(clearLine),
  };
}
