import { writeHar } from '../http/har.ts';
import type { Report } from './model.ts';

/** HAR 1.2 of all exchanges, with secrets already replaced; members beginning with `_` are ours. */
export function renderHar({ tool, checks, exchanges }: Report): string {
  const lookers = new Map<number, string[]>();
  for (const { id, exchanges: numbers } of checks) {
    for (const number of numbers) {
      lookers.set(number, [...(lookers.get(number) ?? []), id]);
    }
  }
  return writeHar(exchanges, { creator: tool, comment: 'Secrets are replaced; long bodies are cut.' }, (number) => {
    const truncated = exchanges[number]?.truncated;
    return { _checks: lookers.get(number) ?? [], ...(truncated !== undefined && { _truncated: truncated }) };
  });
}
