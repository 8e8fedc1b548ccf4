import { expect, test } from 'vitest';
import { type Statement, section } from '../../requirements/requirement.ts';
import { buildReport } from '../build-report.ts';
import type { Report } from '../model.ts';
import type { Catalogue } from '../requirement-set.ts';
import { sampleCatalogue } from '../sample/catalogue.ts';
import { exchange, list, stored, user } from '../sample/exchanges.ts';
import { inputOf, outcomeOf, refuted } from '../sample/one-check.ts';
import { findingsReport } from '../sample/sample.ts';
import { renderHtml } from './page.ts';

const megabyte = 1_000_000;

const statements = Array.from({ length: 10 }, (_, number): readonly [string, Statement] => [
  `0${number}`,
  {
    level: 'MUST',
    says: 'A statement of the length that such statements usually have.',
    untestable: 'there is a reason.',
  },
]);

const largeCatalogue = {
  ...sampleCatalogue,
  ...Object.assign(
    {},
    ...Array.from({ length: 80 }, (_, number) => section('9999', `${number}`, Object.fromEntries(statements))),
  ),
} as Catalogue;

function largeReport(bodyOf: (number: number) => string): Report {
  return buildReport(
    inputOf(
      Array.from({ length: 600 }, (_, number) =>
        outcomeOf(`check-${number}`, {
          fix: `Mend ${number % 40}.`,
          happening: number % 10 === 0 ? refuted : { kind: 'held' },
          exchanges: [0, 1, 2].map((index) =>
            exchange('POST', `/Users?n=${number}`, {
              body: user(`${number}-${index}`),
              status: 201,
              answer: bodyOf(3 * number + index),
            }),
          ),
        }),
      ),
      { catalogue: largeCatalogue },
    ),
  );
}

test('a page of 600 checks with three exchanges each stays below 5 MB with every body in full', () => {
  const page = renderHtml(largeReport((number) => JSON.stringify(stored(`${number}`))));

  expect(Buffer.byteLength(page)).toBeLessThan(5 * megabyte);
  expect(page).not.toContain('[cut after');
});

test('long bodies are cut so that the page stays below 5 MB, those of findings last', () => {
  const page = renderHtml(
    largeReport((number) =>
      JSON.stringify(list(...Array.from({ length: 200 }, (_, index) => stored(`${number}-${index}`)))),
    ),
  );

  expect(Buffer.byteLength(page)).toBeLessThan(5 * megabyte);
  expect(page).toContain('[cut after 16384 characters; report.json has more]');
  expect(page).toMatch(/\[cut after (256|512|1024) characters; report\.json has more\]/);
});

test('the page names every check, requirement and exchange exactly once', () => {
  const ids = [...renderHtml(findingsReport).matchAll(/ id="([cxr]-[^"]+)"/g)].map(([, id]) => id);

  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(
    findingsReport.checks.length + findingsReport.requirements.length + findingsReport.exchanges.length,
  );
});

test('every link inside the page leads somewhere', () => {
  const page = renderHtml(findingsReport);
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const links = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);

  expect(links.filter((id) => !ids.has(id))).toEqual([]);
});
