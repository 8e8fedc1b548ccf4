import { type ScimType, scimTypes } from '../scim/error.ts';

/** Details repeat what was sent, which can be long. */
const maxDetail = 500;

/** A refusal that becomes a SCIM error answer, RFC 7644 section 3.12; the constructor enforces which keyword fits which status. */
export class ScimError extends Error {
  override readonly name = 'ScimError';
  readonly status: number;
  readonly scimType: ScimType | undefined;
  /** Further header fields of the answer, such as `Allow`. */
  readonly headers: readonly string[];

  constructor(status: number, scimType: ScimType | undefined, detail: string, headers: readonly string[] = []) {
    super(detail.length > maxDetail ? `${detail.slice(0, maxDetail)}…` : detail);
    if (scimType !== undefined && !(scimTypes[scimType] as readonly number[]).includes(status)) {
      throw new RangeError(`scimType ${scimType} does not go with status ${status}.`);
    }
    this.status = status;
    this.scimType = scimType;
    this.headers = headers;
  }
}

/** A 400 with the keyword of RFC 7644 table 9 or RFC 9865 table 3. */
export function badRequest(scimType: Exclude<ScimType, 'sensitive'>, detail: string): ScimError {
  return new ScimError(400, scimType, detail);
}

export function notFound(detail: string): ScimError {
  return new ScimError(404, undefined, detail);
}
