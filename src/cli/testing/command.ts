import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cli = join(import.meta.dirname, '../../cli.ts');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** When it aborts, the process gets the signal of Ctrl-C. */
  readonly interruptAt?: AbortSignal;
  /** Gets what was printed on stdout so far. */
  readonly onOutput?: (stdout: string) => void;
}

/** Runs the command line as a user does, in a process of its own and without the environment of the tests. */
export async function scimulate(words: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [cli, ...words], {
    cwd: options.cwd ?? tmpdir(),
    env: { PATH, HOME, NO_COLOR: '1', ...options.env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
    options.onOutput?.(stdout);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  options.interruptAt?.addEventListener('abort', () => child.kill('SIGINT'));
  const code = await new Promise<number | null>((ended) => child.on('close', ended));
  return { code, stdout, stderr };
}

/** An empty folder that is gone when the test file is done. */
export function emptyFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'scimulate-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Serving {
  /** The first line it printed: where it serves. */
  readonly url: string;
  /** Ends it as Ctrl-C does. */
  readonly stop: () => Promise<Ended>;
}

/** Runs a command that serves until it is stopped. */
export async function serving(words: readonly string[], options: CommandOptions = {}): Promise<Serving> {
  const interruption = new AbortController();
  const firstLine = Promise.withResolvers<string>();
  const ended = scimulate(words, {
    ...options,
    interruptAt: interruption.signal,
    onOutput: (stdout) => stdout.includes('\n') && firstLine.resolve(stdout.split('\n', 1)[0]!),
  });
  const url = await Promise.race([
    firstLine.promise,
    ended.then(({ stderr }) => Promise.reject(new Error(`It ended before it served: ${stderr}`))),
  ]);
  return {
    url,
    stop: () => {
      interruption.abort();
      return ended;
    },
  };
}
