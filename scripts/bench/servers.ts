import { type ChildProcess, fork } from 'node:child_process';

export interface Usage {
  /** Bytes that the process occupies. */
  readonly memory: number;
  /** Seconds on all cores. */
  readonly cpu: number;
}

/** A server in a process of its own. */
export interface Server {
  readonly port: number;
  /** How long it took to fill it. */
  readonly seedSeconds: number;
  /** What the process has used up so far. */
  readonly usage: () => Promise<Usage>;
  readonly stop: () => Promise<void>;
}

/** Starts one of the scripts beside this one, which tells its port once it listens. */
export async function startServer(script: string, ...parameters: readonly string[]): Promise<Server> {
  const child = fork(new URL(script, import.meta.url), parameters, {
    execArgv: ['--expose-gc', '--max-old-space-size=12000'],
  });
  const { port, seedSeconds = 0 } = await messageOf<{ port: number; seedSeconds?: number }>(child);
  return {
    port,
    seedSeconds,
    usage: () => {
      child.send('usage');
      return messageOf<Usage>(child);
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

function messageOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (code: number | null): void => reject(new Error(`The server ended with ${code}.`));
    child.once('exit', fail);
    child.once('message', (message) => {
      child.off('exit', fail);
      resolve(message as T);
    });
  });
}

/** Called by the scripts: tells the port, and the usage whenever it is asked for. */
export function serve(port: number, told: { readonly seedSeconds?: number } = {}): void {
  process.on('message', (message) => {
    if (message !== 'usage') return;
    const { user, system } = process.cpuUsage();
    process.send?.({ memory: process.memoryUsage().rss, cpu: (user + system) / 1e6 });
  });
  process.send?.({ port, ...told });
}
