import { messageUrn } from './urn.ts';

/** Which status may carry which detail keyword: RFC 7644 table 9 and RFC 9865 section 2.1. */
export const scimTypes = {
  invalidFilter: [400],
  tooMany: [400],
  // RFC 7644 section 3.3 answers a conflicting create with 409, table 9 lists the keyword under 400.
  uniqueness: [409, 400],
  mutability: [400],
  invalidSyntax: [400],
  invalidPath: [400],
  noTarget: [400],
  invalidValue: [400],
  invalidVers: [400],
  sensitive: [403],
  invalidCursor: [400],
  expiredCursor: [400],
  invalidCount: [400],
} as const satisfies Record<string, readonly number[]>;

export type ScimType = keyof typeof scimTypes;

/** The error message of RFC 7644 section 3.12; `status` repeats the HTTP status as text. */
export interface ErrorMessage {
  readonly schemas: readonly [typeof messageUrn.Error];
  readonly status: string;
  readonly scimType?: ScimType;
  readonly detail?: string;
}

export function errorMessage(status: number, scimType: ScimType | undefined, detail: string): ErrorMessage {
  return { schemas: [messageUrn.Error], status: String(status), ...(scimType && { scimType }), detail };
}
