import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { isJsonObject, parseJson } from '../../scim/json.ts';
import type { Comparable } from '../engine/comparable.ts';

/** A place between two resources of an ordered result. It stays meaningful when resources come and go. */
export interface Position {
  /** What the result is sorted by, shortened; `null` when the resource has no such value or nothing is sorted. */
  readonly key: Comparable | null;
  /** Index of the resource type in the query. */
  readonly type: number;
  readonly slot: number;
}

/** What a cursor says, RFC 9865 section 2. */
export interface Cursor {
  readonly position: Position;
  /** Whether the page lies after or before the position. */
  readonly side: 'after' | 'before';
  /** Stands for everything else the client asked for, and for the tenant. */
  readonly fingerprint: string;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly issued: number;
}

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Writes and reads cursors as text that only this process can make or understand, in unreserved characters. */
export class CursorSeal {
  readonly #key = randomBytes(32);

  seal(cursor: Cursor): string {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, this.#key, iv);
    const sealed = Buffer.concat([
      iv,
      cipher.update(JSON.stringify(cursor), 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return sealed.toString('base64url');
  }

  /** `undefined` when the text was not made by `seal` of this process. */
  open(text: string): Cursor | undefined {
    const sealed = Buffer.from(text, 'base64url');
    if (sealed.length <= ivBytes + tagBytes || sealed.toString('base64url') !== text) return undefined;
    const decipher = createDecipheriv(algorithm, this.#key, sealed.subarray(0, ivBytes));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    try {
      const text8 = decipher.update(sealed.subarray(ivBytes, -tagBytes)).toString('utf8') + decipher.final('utf8');
      const cursor = parseJson(text8);
      return isJsonObject(cursor) ? (cursor as unknown as Cursor) : undefined;
    } catch {
      return undefined;
    }
  }
}
