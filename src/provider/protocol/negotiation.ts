import { essence, plainJson, scimJson } from '../../scim/media-type.ts';
import { ScimError } from '../scim-error.ts';
import { headerOf, type ScimRequest } from './exchange.ts';

/** What a PATCH may be, as Accept-Patch of RFC 5789 lists it. */
export const patchTypes = `${scimJson}, ${plainJson}`;

const charset = /;\s*charset\s*=\s*"?([^;"\s]+)"?/i;

/**
 * The media type of the answer, RFC 7644 section 3.8: SCIM's own, unless the client prefers plain JSON.
 *
 * @throws ScimError 406 when it accepts neither.
 */
export function answerMediaType(request: ScimRequest): string {
  const accept = headerOf(request, 'accept');
  if (accept === undefined || accept.trim() === '' || accept === scimJson || accept === '*/*') return scimJson;
  const ranges = accept.split(',').map(readRange);
  const scim = qualityOf(scimJson, ranges);
  const plain = qualityOf(plainJson, ranges);
  if (scim === 0 && plain === 0) {
    throw new ScimError(
      406,
      undefined,
      `Answers have the media type ${scimJson} or ${plainJson}; Accept allows neither.`,
    );
  }
  return plain > scim ? plainJson : scimJson;
}

/**
 * Checks the media type of a body; a body without one is taken for JSON.
 *
 * @throws ScimError 415.
 */
export function checkContentType(contentType: string | undefined, method: string): void {
  if (contentType === undefined || contentType === scimJson) return;
  const type = essence(contentType);
  const encoding = charset.exec(contentType)?.[1]?.toLowerCase() ?? 'utf-8';
  if ((type === scimJson || type === plainJson) && (encoding === 'utf-8' || encoding === 'utf8')) return;
  const headers = method === 'PATCH' ? ['Accept-Patch', patchTypes] : [];
  throw new ScimError(
    415,
    undefined,
    `Bodies have the media type ${scimJson} or ${plainJson}, encoded as UTF-8.`,
    headers,
  );
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function readRange(text: string): Range {
  const quality = /;\s*q\s*=\s*([\d.]+)/i.exec(text)?.[1];
  return { type: essence(text), quality: quality === undefined ? 1 : Number(quality) };
}

/** The most specific range counts, RFC 9110 section 12.5.1. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  for (const candidate of [type, 'application/*', '*/*']) {
    const range = ranges.find((each) => each.type === candidate);
    if (range) return range.quality;
  }
  return 0;
}
