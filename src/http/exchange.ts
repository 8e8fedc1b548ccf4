/** Header fields in the order they were on the wire, repeated ones repeated. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

export interface HttpRequest {
  readonly method: string;
  /** Absolute address, percent-encoded as it is sent. */
  readonly url: string;
  readonly headers: HeaderList;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: string;
}

/** Why no answer arrived. */
export interface HttpFailure {
  readonly code: 'address' | 'refused' | 'reset' | 'timeout' | 'tls' | 'other';
  readonly message: string;
}

/** Who sent the request: a check, the preparation or removal of its data, a simulated identity provider, or another tenant. */
export type Sender = 'check' | 'setup' | 'cleanup' | 'discovery' | 'idp' | 'stranger';

/** One request and what came back; exactly one of `answer` and `failure` is present. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly sender: Sender;
  /** ISO 8601 with milliseconds. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly answer?: HttpAnswer;
  readonly failure?: HttpFailure;
}

/** The first value of a header; names are compared without case. */
export function header(headers: HeaderList, name: string): string | undefined {
  const folded = name.toLowerCase();
  return headers.find(([candidate]) => candidate.toLowerCase() === folded)?.[1];
}
