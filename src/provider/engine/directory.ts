import type { Attributes } from './attributes.ts';
import { BackReferences } from './back-references.ts';
import type { CompiledType, Target } from './characteristics.ts';
import { Links, LinksDraft } from './links.ts';
import { valuesAt } from './path-values.ts';
import { displayNameOf, type ResourceRecord } from './record.ts';
import { Store } from './store.ts';

/** What the engine takes from outside, so that it can be repeated exactly. */
interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** What a resource keeps when it is moved from one directory to another. */
export type Kept = Pick<ResourceRecord, 'id' | 'created' | 'lastModified' | 'version'>;

export interface DirectoryOptions extends Surroundings {
  readonly types: readonly CompiledType[];
  readonly indexedPaths: readonly string[];
}

/**
 * All resources of one tenant and how they refer to each other.
 *
 * Writes happen here and nowhere else, whole and at once: whoever calls has checked what is written.
 */
export class Directory {
  readonly types: readonly CompiledType[];
  readonly now: () => number;
  readonly newId: () => string;
  /** Counts the writes. */
  generation = 0;
  readonly #records = new Map<string, ResourceRecord>();
  readonly #promised = new Map<string, CompiledType>();
  readonly #stores: ReadonlyMap<CompiledType, Store>;
  readonly #referencePaths: ReadonlyMap<CompiledType, readonly Target[]>;
  /** By the links of multi-valued attributes, such as Groups by their members. */
  readonly #holders = new BackReferences();
  /** By single references, such as Users by their manager. */
  readonly #referrers = new BackReferences();

  constructor({ types, indexedPaths, now, newId }: DirectoryOptions) {
    this.types = types;
    this.now = now;
    this.newId = newId;
    this.#stores = new Map(types.map((type) => [type, new Store(type, indexedPaths)]));
    this.#referencePaths = new Map(types.map((type) => [type, referencePaths(type)]));
  }

  /** Gives out the id of a resource that is about to be created, so that others can refer to it already. */
  promise(type: CompiledType): string {
    const id = this.newId();
    this.#promised.set(id, type);
    return id;
  }

  forgetPromises(ids: Iterable<string>): void {
    for (const id of ids) this.#promised.delete(id);
  }

  /** The type of the resource with an id, also of one only promised. */
  typeOf(id: string): CompiledType | undefined {
    return this.#records.get(id)?.type ?? this.#promised.get(id);
  }

  find(id: string): ResourceRecord | undefined {
    return this.#records.get(id);
  }

  store(type: CompiledType): Store {
    return this.#stores.get(type)!;
  }

  /** The resources that hold a link to the id. */
  holdersOf(id: string): readonly ResourceRecord[] {
    return this.#holders.to(id);
  }

  get size(): number {
    return this.#records.size;
  }

  /** Adds a resource; what it has from before, such as its id, it keeps. */
  insert(type: CompiledType, attributes: Attributes, before: Partial<Kept> = {}): ResourceRecord {
    const { id = this.newId(), created = this.now(), lastModified = created, version = 1 } = before;
    const record: ResourceRecord = {
      id,
      type,
      attributes,
      created,
      lastModified,
      version,
      slot: -1,
      answer: undefined,
    };
    this.generation += 1;
    this.#records.set(id, record);
    this.store(type).insert(record);
    this.#noteLinks(record, {}, attributes);
    this.#noteReferences(record, {}, attributes);
    this.#forgetAnswersShowing(record);
    return record;
  }

  /** Removes all resources. */
  clear(): void {
    this.generation += 1;
    this.#records.clear();
    this.#holders.clear();
    this.#referrers.clear();
    for (const store of this.#stores.values()) store.clear();
  }

  /** Gives the record new attributes, a new version and a new time. */
  replace(record: ResourceRecord, attributes: Attributes): void {
    this.generation += 1;
    const before = record.attributes;
    const oldName = displayNameOf(record);
    record.attributes = this.#noteLinks(record, before, attributes);
    record.version += 1;
    record.lastModified = Math.max(this.now(), record.lastModified);
    record.answer = undefined;
    this.store(record.type).changed(record, before);
    this.#noteReferences(record, before, record.attributes);
    if (oldName !== displayNameOf(record)) this.#forgetAnswersShowing(record);
  }

  /** Deletes the record; links to it go with it, single references to it stay as they are. */
  delete(record: ResourceRecord): void {
    this.generation += 1;
    for (const holder of this.#holders.to(record.id)) this.replace(holder, withoutLinksTo(record.id, holder));
    this.#forgetAnswersShowing(record);
    this.#noteLinks(record, record.attributes, {});
    this.#noteReferences(record, record.attributes, {});
    this.store(record.type).remove(record);
    this.#records.delete(record.id);
  }

  #noteLinks(record: ResourceRecord, before: Attributes, after: Attributes): Attributes {
    if (record.type.links.length === 0) return after;
    const committed: Record<string, Links> = {};
    for (const { name } of record.type.links) {
      const older = before[name] as Links | undefined;
      const newer = after[name] as Links | LinksDraft | undefined;
      if (older === newer) continue;
      const { added, removed } =
        newer instanceof LinksDraft ? newer.changes : (newer ?? new Links([])).changesFrom(older);
      for (const id of added) this.#holders.add(id, record);
      for (const id of removed) if (!this.#isLinkedElsewhere(record, name, after, id)) this.#holders.remove(id, record);
      this.#forgetMemberships([...added, ...removed]);
      if (newer instanceof LinksDraft) committed[name] = newer.commit();
    }
    return { ...after, ...committed };
  }

  #isLinkedElsewhere({ type }: ResourceRecord, name: string, after: Attributes, id: string): boolean {
    return type.links.some((other) => other.name !== name && (after[other.name] as Links | undefined)?.get(id));
  }

  #noteReferences(record: ResourceRecord, before: Attributes, after: Attributes): void {
    for (const target of this.#referencePaths.get(record.type)!) {
      const name = target[0].name;
      if (before[name] === after[name]) continue;
      if (before[name]) for (const id of valuesAt(before, target)) this.#referrers.remove(id as string, record);
      for (const id of valuesAt(after, target)) this.#referrers.add(id as string, record);
    }
  }

  /** Drops the answers that show the record's name: those of what it links to, and of what refers to it. */
  #forgetAnswersShowing(record: ResourceRecord): void {
    for (const referrer of this.#referrers.to(record.id)) referrer.answer = undefined;
    this.#forgetMemberships(linkedIds(record));
  }

  /** Drops the answers of resources whose memberships changed, and of all that are their members in turn. */
  #forgetMemberships(ids: readonly string[]): void {
    if (ids.length === 0) return;
    const open = [...ids];
    const seen = new Set<ResourceRecord>();
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const record = this.#records.get(id);
      if (!record) continue;
      record.answer = undefined;
      if (record.type.links.length === 0 || seen.has(record)) continue;
      seen.add(record);
      for (const linked of linkedIds(record)) open.push(linked);
    }
  }
}

function linkedIds({ type, attributes }: ResourceRecord): readonly string[] {
  return type.links.flatMap(({ name }) =>
    [...((attributes[name] as Links | undefined) ?? [])].map(({ value }) => value),
  );
}

function withoutLinksTo(id: string, { type, attributes }: ResourceRecord): Attributes {
  const result: Record<string, Attributes[string]> = { ...attributes };
  for (const { name } of type.links) {
    const links = attributes[name] as Links | undefined;
    if (!links?.get(id)) continue;
    const draft = links.draft();
    draft.remove(id);
    if (draft.size > 0) result[name] = draft;
    else delete result[name];
  }
  return result;
}

/** The paths of the ids of single references, such as that of the manager in the enterprise extension. */
function referencePaths(type: CompiledType): readonly Target[] {
  const paths: Target[] = [];
  for (const attribute of type.attributes) {
    const candidates = attribute.isExtension ? attribute.parts : [attribute];
    for (const candidate of candidates) {
      const value = candidate.partNames.get('value');
      if (candidate.source !== 'reference' || !value) continue;
      paths.push(attribute.isExtension ? [attribute, candidate, value] : [candidate, value]);
    }
  }
  return paths;
}
