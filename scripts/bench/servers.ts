import { type ChildProcess, fork } from 'node:child_process';

export interface Usage {
  /** Seconds on all cores. */
  readonly cpu: number;
}

/** A server in a process of its own. */
export interface Server {
  readonly port: number;
  /** How long it took to fill it. */
  readonly seedSeconds: number;
  /** Bytes that the process occupies once garbage has been collected. */
  readonly memory: () => Promise<number>;
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
    memory: async () => {
      child.send('memory');
      return (await messageOf<{ memory: number }>(child)).memory;
    },
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

/** Called by the scripts: tells the port, and memory and usage whenever asked for. */
export function serve(port: number, told: { readonly seedSeconds?: number } = {}): void {
  process.on('message', (message) => {
    if (message === 'memory') {
      // Twice, as the first time only finds out what can go.
      globalThis.gc?.();
      globalThis.gc?.();
      process.send?.({ memory: process.memoryUsage().rss });
    } else {
      const { user, system } = process.cpuUsage();
      process.send?.({ cpu: (user + system) / 1e6 });
    }
  });
  process.send?.({ port, ...told });
}
