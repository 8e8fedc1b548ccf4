import { isJsonObject, type Json } from '../scim/json.ts';
import { metaOf, type SeenResource } from './seen-resource.ts';
import { headerOf, type Sight } from './sight.ts';

/** What is known of one resource of the target. */
export interface Life {
  /** Created by this run, so nobody else gave it values. */
  readonly isOurs: boolean;
  /** The first meta.created that was shown. */
  readonly created: string | undefined;
}

/** What the exchanges so far showed, as far as later ones are held against it. */
export interface Chronicle {
  /** By place, such as "/Users/2819c223". */
  readonly lives: ReadonlyMap<string, Life>;
  /** The endpoint of each living resource by id. */
  readonly endpoints: ReadonlyMap<string, string>;
  /** Every externalId that a request had. */
  readonly externalIds: ReadonlySet<string>;
  readonly passwords: ReadonlySet<string>;
  /** Bodies by address and strong entity-tag. */
  readonly bodies: ReadonlyMap<string, string>;
  /** A request had the character that replaces what cannot be decoded. */
  readonly hasSentReplacementCharacter: boolean;
}

/** Keeps a chronicle: what is asked is noted before the answer is judged, what is answered afterwards. */
export class Chronicler implements Chronicle {
  readonly lives = new Map<string, Life>();
  readonly endpoints = new Map<string, string>();
  readonly externalIds = new Set<string>();
  readonly passwords = new Set<string>();
  readonly bodies = new Map<string, string>();
  hasSentReplacementCharacter = false;

  noteRequest(body: string, json: Json | undefined): void {
    this.hasSentReplacementCharacter ||= body.includes('\uFFFD');
    this.#collect(json);
  }

  noteAnswer(sight: Sight): void {
    const { method, path, status, resources, exchange, answer } = sight;
    if (method === 'DELETE' && path.length === 2 && (status < 300 || status === 404)) {
      const [endpoint, id] = path as [string, string];
      this.lives.delete(`/${endpoint}/${id}`);
      this.endpoints.delete(id);
    }
    for (const resource of resources) this.#meet(resource, method === 'POST' && status === 201);
    const tag = headerOf(sight, 'ETag');
    if (method === 'GET' && status === 200 && tag?.startsWith('"')) {
      this.bodies.set(`${exchange.request.url} ${tag}`, answer.body);
    }
  }

  #meet(resource: SeenResource, isCreated: boolean): void {
    const { place, id, type } = resource;
    if (place === undefined || id === undefined) return;
    const known = this.lives.get(place);
    const shown = metaOf(resource, 'created');
    const created = known?.created ?? (typeof shown === 'string' ? shown : undefined);
    this.lives.set(place, { isOurs: isCreated || known?.isOurs === true, created });
    this.endpoints.set(id, type.resourceType.endpoint);
  }

  #collect(json: Json | undefined): void {
    if (Array.isArray(json)) {
      for (const element of json) this.#collect(element);
    } else if (isJsonObject(json)) {
      const { path } = json;
      const isAbout = (name: string) => typeof path === 'string' && path.toLowerCase().endsWith(name);
      for (const [name, value] of Object.entries(json)) {
        const folded = name.toLowerCase();
        const names = (wanted: string) => folded.endsWith(wanted) || (folded === 'value' && isAbout(wanted));
        if (typeof value !== 'string') this.#collect(value);
        else if (names('externalid')) this.externalIds.add(value);
        else if (names('password') && value.length >= shortestPassword) this.passwords.add(value);
      }
    }
  }
}

/** A shorter one could stand in an answer by chance. */
const shortestPassword = 8;
