import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { footerOf } from './footer.ts';
import { type FormatName, formatNames, formats } from './formats.ts';
import { pointLatestTo } from './latest-pointer.ts';
import type { Report } from './model.ts';
import { redactStrings } from './redact-strings.ts';

export interface WriteOptions {
  /** Folder of the run, beside those of other runs; made when it is missing. */
  readonly folder: string;
  /** Applied to every string of the report before anything is rendered. */
  readonly redact: (text: string) => string;
  /** `report.json` is written in any case; all formats unless told otherwise. */
  readonly formats?: readonly FormatName[];
}

/**
 * Writes the files of a run into its folder and lets `latest` beside it point there. Every file appears whole, and
 * `report.json` last: where it is, the others are. A folder that has a report already is refused.
 *
 * @returns what was written, the only report that may be shown elsewhere
 */
export async function writeReport(report: Report, options: WriteOptions): Promise<Report> {
  const { folder, redact, formats: wanted = formatNames } = options;
  const shown = redactReport(report, redact);
  const files = formatNames
    .filter((name) => name === 'json' || wanted.includes(name))
    .map((name) => ({ file: formats[name].file, text: formats[name].render(shown) }));
  await refuseExisting(join(folder, formats.json.file));
  const draft = join(folder, `.draft-${randomUUID()}`);
  await mkdir(draft, { recursive: true });
  try {
    for (const { file, text } of files) {
      await writeFile(join(draft, file), text);
    }
    for (const { file } of files) {
      await rename(join(draft, file), join(folder, file));
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  await pointLatestTo(basename(folder), dirname(folder));
  return shown;
}

/** The report without secrets; its footer agrees with it again. */
export function redactReport(report: Report, redact: (text: string) => string): Report {
  const shown = redactStrings(report, redact);
  return { ...shown, footer: footerOf(shown.checks) };
}

async function refuseExisting(path: string): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) {
    throw new Error(`${path} is the report of an earlier run and stays as it is.`);
  }
}
