import type { ResourceRecord } from './record.ts';

/** Which resources refer to an id, whether or not a resource with that id exists. */
export class BackReferences {
  /** Most ids are referred to once, which needs no set. */
  readonly #sources = new Map<string, ResourceRecord | Set<ResourceRecord>>();

  clear(): void {
    this.#sources.clear();
  }

  to(id: string): readonly ResourceRecord[] {
    const sources = this.#sources.get(id);
    if (sources === undefined) return [];
    return sources instanceof Set ? [...sources] : [sources];
  }

  add(id: string, source: ResourceRecord): void {
    const sources = this.#sources.get(id);
    if (sources === undefined) this.#sources.set(id, source);
    else if (sources instanceof Set) sources.add(source);
    else if (sources !== source) this.#sources.set(id, new Set([sources, source]));
  }

  remove(id: string, source: ResourceRecord): void {
    const sources = this.#sources.get(id);
    if (sources === source) this.#sources.delete(id);
    else if (sources instanceof Set && sources.delete(source) && sources.size === 1) {
      this.#sources.set(id, sources.values().next().value!);
    }
  }
}
