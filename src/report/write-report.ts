import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './model.ts';

export async function writeReport(
  report: Report,
  { folder, redact }: { folder: string; redact: (text: string) => string },
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), redact(JSON.stringify(report, null, 1)));
}
