import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const project = mkdtempSync(join(tmpdir(), 'scimulate-imports-'));
for (const file of ['oxlint.config.ts', 'tsconfig.json', 'package.json']) cpSync(join(root, file), join(project, file));
symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** What the linter says about a file of the given folder that has this import. */
function verdictOn(folder: string, imported: string): string {
  const file = join(project, folder, 'probe.ts');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `import { thing } from '${imported}';\n\nexport const probe = thing;\n`);
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), [folder], { cwd: project, encoding: 'utf8' });
  rmSync(file);
  return stdout;
}

describe('the linter refuses', () => {
  test.each([
    ['src/scim', '../http/exchange.ts', 'src/scim may import only: nothing'],
    ['src/scim', 'node:fs', 'src/scim is pure'],
    ['src/scim', 'axios', 'src/scim is pure'],
    ['src/requirements', '../report/model.ts', 'src/requirements may import only: scim'],
    ['src/http', '../target/target.ts', 'src/http may import only: scim'],
    ['src/config', '../http/exchange.ts', 'src/config may import only: scim'],
    ['src/target', '../harness/index.ts', 'src/target may import only'],
    ['src/idp/okta', '../../provider/http.ts', 'src/idp may import only'],
    ['src/idp', '../connectors/live-provider.ts', 'src/idp may import only'],
    ['src/connectors/okta', '../../tenants/okta/okta-org.ts', 'src/connectors may import only'],
    ['src/tenants/okta', '../../connectors/live-provider.ts', 'src/tenants may import only'],
    ['src/provider/engine', '../../oracle/select.ts', 'src/provider may import only: scim'],
    ['src/provider', '../http/exchange.ts', 'src/provider may import only: scim'],
    ['src/oracle', '../provider/engine/matches.ts', 'src/oracle may import only: scim'],
    ['src/arbitraries', '../provider/engine/matches.ts', 'src/arbitraries may import only: scim, oracle'],
    ['src/profiles', '../target/target.ts', 'src/profiles may import only'],
    ['src/rules', '../target/target.ts', 'src/rules may import only'],
    ['src/report', '../harness/index.ts', 'src/report may import only'],
    ['src/harness', '../provider/start-provider.ts', 'src/harness may import only'],
    ['suites/resources', '../../src/provider/start-provider.ts', 'A suite imports'],
    ['suites/resources', '../../src/target/target.ts', 'A suite imports'],
    ['suites/resources', 'axios', 'A suite imports'],
  ])('in %s an import of %s', (folder, imported, message) => {
    expect(verdictOn(folder, imported)).toContain(message);
  });
});

describe('the linter accepts', () => {
  test.each([
    ['src/target', '../http/exchange.ts'],
    ['src/provider', '../scim/urn.ts'],
    ['src/cli', '../provider/start-provider.ts'],
    ['suites/resources', '../../src/harness/index.ts'],
    ['suites/resources', '../../src/scim/urn.ts'],
  ])('in %s an import of %s', (folder, imported) => {
    expect(verdictOn(folder, imported)).not.toContain('no-restricted-imports');
  });
});
