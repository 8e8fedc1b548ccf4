import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Files that are read at run time and that the compiler does not carry over. */
const assets = ['src/report/html/in-browser.css', 'src/report/html/in-browser.js', 'fixtures/profiles'];

rmSync(join(root, 'dist'), { recursive: true, force: true });
execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
for (const asset of assets) cpSync(join(root, asset), join(root, 'dist', asset), { recursive: true });
