import { mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { pointLatestTo } from './latest-pointer.ts';
import { readReport } from './read-report.ts';
import { redactStrings } from './redact-strings.ts';
import { anyInput } from './sample/any-outcome.ts';
import { exchange } from './sample/exchanges.ts';
import { inputOf, outcomeOf, refuted } from './sample/one-check.ts';
import { conformantReport, findingsReport } from './sample/sample.ts';
import { redactReport, writeReport } from './write-report.ts';

const plain = (text: string) => text;
let root: string;

beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'reports-')), 'reports');
});

afterEach(async () => {
  await rm(join(root, '..'), { recursive: true });
});

describe('writing a report', () => {
  test('puts every format into the folder of the run and points to it', async () => {
    await writeReport(findingsReport, { folder: join(root, 'run'), redact: plain });

    expect((await readdir(root)).toSorted()).toEqual(['latest', 'run']);
    expect((await readdir(join(root, 'run'))).toSorted()).toEqual([
      'junit.xml',
      'report.html',
      'report.json',
      'report.md',
      'traffic.har',
    ]);
    expect(await readlink(join(root, 'latest'))).toBe('run');
    expect(readReport(await readFile(join(root, 'latest', 'report.json'), 'utf8'))).toEqual({ report: findingsReport });
  });

  test('leaves the other files of the run alone', async () => {
    await mkdir(join(root, 'run'), { recursive: true });
    await writeFile(join(root, 'run', 'ledger.ndjson'), 'mine');
    await writeReport(findingsReport, { folder: join(root, 'run'), redact: plain, formats: ['junit'] });

    expect((await readdir(join(root, 'run'))).toSorted()).toEqual(['junit.xml', 'ledger.ndjson', 'report.json']);
  });

  test('refuses to replace an earlier report', async () => {
    const folder = join(root, 'run');
    await writeReport(findingsReport, { folder, redact: plain });

    await expect(writeReport(conformantReport, { folder, redact: plain })).rejects.toThrow(/earlier run/);
    expect(readReport(await readFile(join(folder, 'report.json'), 'utf8'))).toEqual({ report: findingsReport });
  });

  test('lets the latest of several runs be the latest', async () => {
    await writeReport(findingsReport, { folder: join(root, 'one'), redact: plain });
    await writeReport(conformantReport, { folder: join(root, 'two'), redact: plain });

    expect(await readlink(join(root, 'latest'))).toBe('two');
  });

  test('leaves nothing behind when it fails', async () => {
    const broken = { ...conformantReport, requirements: undefined } as never;

    await expect(writeReport(broken, { folder: join(root, 'run'), redact: plain })).rejects.toThrow(TypeError);
    await mkdir(root, { recursive: true });
    expect(await readdir(root)).toEqual([]);
  });

  test('shows no secret in any file', async () => {
    const secret = 's3cr3t';
    const outcome = outcomeOf(`id ${secret}`, {
      title: secret,
      happening: { ...refuted, actual: `Bearer ${secret}` },
      exchanges: [exchange('POST', `/Users?t=${secret}`, { status: 200, body: { [secret]: secret }, answer: secret })],
      observed: { [secret]: secret },
      counterexample: { [secret]: [secret] },
    });
    const report = buildReport(inputOf([outcome], { notices: [secret], knownFailures: { a: secret } }));
    const redact = (text: string) => text.replaceAll(secret, '[redacted]');
    const folder = join(root, 'run');
    const shown = await writeReport(report, { folder, redact });

    for (const file of await readdir(folder)) {
      const text = await readFile(join(folder, file), 'utf8');
      expect([file, text.includes(secret)]).toEqual([file, false]);
      expect([file, text.includes('redacted')]).toEqual([file, true]);
    }
    expect(readReport(await readFile(join(folder, 'report.json'), 'utf8'))).toEqual({ report: shown });
  });
});

describe('redaction', () => {
  test('reaches every string and nothing else', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const report = buildReport(input);
        const strings: string[] = [];
        const same = redactStrings(report, (text) => {
          strings.push(text);
          return text;
        });
        const texts = JSON.stringify(report).match(/"(?:[^"\\]|\\.)*"/g) ?? [];

        expect(same).toEqual(report);
        expect(strings).toHaveLength(texts.length);
      }),
    );
  });

  test('leaves a report whose footer agrees with it', () => {
    const shown = redactReport(findingsReport, (text) => text.replaceAll('create', 'make'));

    expect(readReport(JSON.stringify(shown))).toHaveProperty('report');
  });
});

describe('latest', () => {
  test('is a text file where links are not possible', async () => {
    await mkdir(root, { recursive: true });

    expect(await pointLatestTo('run', root, () => Promise.reject(new Error('EPERM')))).toBe('file');
    expect(await readFile(join(root, 'latest'), 'utf8')).toBe('run\n');
    expect(await pointLatestTo('next', root)).toBe('link');
    expect(await readlink(join(root, 'latest'))).toBe('next');
  });

  test('does not replace a folder of that name', async () => {
    await mkdir(join(root, 'latest'), { recursive: true });
    await writeFile(join(root, 'latest', 'mine'), '');

    expect(await pointLatestTo('run', root)).toBe('none');
    expect(await readdir(root)).toEqual(['latest']);
  });
});
