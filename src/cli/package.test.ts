import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { emptyFolder } from './testing/command.ts';

const root = join(import.meta.dirname, '../..');
const folder = emptyFolder();
afterAll(() => folder.remove());

function npm(...words: readonly string[]): string {
  return execFileSync('npm', words, { cwd: folder.path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('the package, installed in an empty folder', () => {
  beforeAll(() => {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder.path], { cwd: root });
    const archive = readdirSync(folder.path).find((name) => name.endsWith('.tgz'));
    writeFileSync(join(folder.path, 'package.json'), '{"private":true,"allowScripts":{"node":true}}');
    // The older of the two Node lines that the package supports; the tests themselves run on the newer one.
    npm('install', '--no-audit', '--no-fund', join(folder.path, archive!), 'node@24.21.0');
  }, 300_000);

  test('runs with npx and finds its own provider conformant', () => {
    const output = npm('exec', '--', 'scimulate', 'run');

    expect(output).toContain('Conformant: All ');
    expect(existsSync(join(folder.path, 'reports/latest/report.html'))).toBe(true);
  }, 120_000);

  test('is run by Node 24', () => {
    expect(npm('exec', '--', 'node', '--version')).toMatch(/^v24\./);
  });

  test('lists its checks', () => {
    expect(JSON.parse(npm('exec', '--', 'scimulate', 'list', 'checks', '--json'))).toHaveLength(
      Number(
        execFileSync('wc', ['-l', join(root, 'fixtures/golden/check-ids.txt')], { encoding: 'utf8' }).split(' ')[0],
      ),
    );
  }, 60_000);

  test('holds no tests, sources or fixtures', () => {
    const files = readdirSync(join(folder.path, 'node_modules', packageJson.name), { recursive: true }).map(String);

    expect(files.filter((name) => /\.test\.|(?<!\.d)\.ts$|fixtures\/(?!profiles)|testing/.test(name))).toEqual([]);
  });
});
