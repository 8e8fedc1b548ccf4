import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compareReports } from './diff.ts';
import { renderDiffMarkdown, renderDiffTerminal } from './diff-rendering.ts';
import { formatNames, formats } from './formats.ts';
import { conformantReport, findingsReport } from './sample/sample.ts';
import { renderTerminal } from './terminal.ts';

// `UPDATE_GOLDEN=1 npx vitest run src/report/golden.test.ts` writes the files anew; a change belongs into the commit of its reason.
const update = process.env['UPDATE_GOLDEN'] === '1';
const folder = new URL('../../fixtures/golden/report/', import.meta.url);

const page = 'reports/latest/report.html';
const difference = compareReports(conformantReport, findingsReport);

const golden: readonly (readonly [file: string, text: () => string])[] = [
  ...formatNames.map((name) => [`findings/${formats[name].file}`, () => formats[name].render(findingsReport)] as const),
  ['findings/terminal.txt', () => renderTerminal(findingsReport, { colour: false, page })],
  ['findings/terminal-colour.txt', () => renderTerminal(findingsReport, { colour: true, page })],
  ['conformant/junit.xml', () => formats.junit.render(conformantReport)],
  ['conformant/report.md', () => formats.markdown.render(conformantReport)],
  ['conformant/terminal.txt', () => renderTerminal(conformantReport, { colour: false, page })],
  ['diff/diff.txt', () => renderDiffTerminal(difference, { colour: false })],
  ['diff/diff.md', () => renderDiffMarkdown(difference)],
];

test.each(golden)('%s is rendered byte for byte', async (file, text) => {
  const path = new URL(file, folder);
  if (update) {
    await mkdir(fileURLToPath(new URL('.', path)), { recursive: true });
    await writeFile(path, text());
  }

  expect(text()).toBe(await readFile(path, 'utf8'));
});
