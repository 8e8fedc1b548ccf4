import type { Directory } from '../engine/directory.ts';
import type { Octets } from './octets.ts';

interface Kept {
  generation: number;
  octets: number;
  readonly bodies: Map<string, Octets>;
}

/** Long answers to queries, kept until anything is written. */
export class ListCache {
  readonly #maxOctets: number;
  readonly #byDirectory = new WeakMap<Directory, Kept>();

  constructor(maxOctets: number) {
    this.#maxOctets = maxOctets;
  }

  /** @param query names types and parameters. */
  get(directory: Directory, query: () => string): Octets | undefined {
    const { bodies } = this.#keptFor(directory);
    return bodies.size === 0 ? undefined : bodies.get(query());
  }

  keep(directory: Directory, query: string, body: Octets): void {
    const kept = this.#keptFor(directory);
    if (kept.octets + body.length > this.#maxOctets) return;
    kept.octets += body.length;
    kept.bodies.set(query, body);
  }

  #keptFor(directory: Directory): Kept {
    const known = this.#byDirectory.get(directory);
    if (known?.generation === directory.generation) return known;
    const kept = { generation: directory.generation, octets: 0, bodies: new Map<string, Octets>() };
    this.#byDirectory.set(directory, kept);
    return kept;
  }
}
