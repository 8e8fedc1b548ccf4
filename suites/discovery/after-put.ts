import type { JsonObject, ScimClient } from '../../src/harness/index.ts';

/** A document that clients read and do not write. */
export interface PublishedDocument {
  readonly path: string;
  /** The document as it is published now; empty when it is not. */
  readonly read: () => Promise<JsonObject>;
}

/** A text that nobody publishes. */
export const mark = 'Scimulate was able to write here.';

/**
 * What a document is like after a PUT of something else. The status decides nothing: by RFC 7644 section 3.5.1 values
 * for what is readOnly are ignored, so that a success may have changed nothing. Whatever was written is put back.
 */
export async function afterPut(
  scim: ScimClient,
  { path, read }: PublishedDocument,
  change: JsonObject,
): Promise<{ readonly status: number; readonly document: JsonObject }> {
  const before = await read();
  const { status } = await scim.send({ method: 'PUT', path, body: { ...before, ...change } });
  try {
    return { status, document: await read() };
  } finally {
    if (status < 300) await scim.send({ method: 'PUT', path, body: before });
  }
}
