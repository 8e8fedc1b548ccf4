import type { Exchange, HeaderList } from '../http/exchange.ts';
import { isJsonObject, type JsonObject } from '../scim/json.ts';
import { messageUrn } from '../scim/urn.ts';
import { type Call, Connection, type Send } from './connection.ts';
import type { Random } from './random.ts';
import { isSuccess, pageOf, type Reply, resourceOf } from './reply.ts';

export interface ProbeOptions {
  readonly baseUrl: string;
  /** Bearer token. */
  readonly token?: string;
  readonly send: Send;
  readonly random: Random;
}

/** What one step of a published test found. */
export interface Finding {
  /** What was asked for, for example "the same user again". */
  readonly step: string;
  /** The fact the step rests on. */
  readonly fact: string;
  /** What the answer lacks; empty when it is as asked. */
  readonly complaints: readonly string[];
  /** The publisher does not insist. */
  readonly isOptional: boolean;
  readonly exchange?: Exchange;
}

export interface ProbeResult {
  readonly findings: readonly Finding[];
  /** Paths below the base address of what was created and is still there. */
  readonly leftovers: readonly string[];
}

/** A complaint, or false where there is none. */
export type Ask = (reply: Reply) => string | false;

interface Step extends Call {
  readonly name: string;
  readonly fact: string;
  readonly asks: readonly Ask[];
  readonly isOptional?: boolean;
}

/** A published test that plays one request after another, each judged by itself. */
export class Probe {
  readonly #connection: Connection;
  readonly #findings: Finding[] = [];
  readonly #leftovers = new Set<string>();

  constructor(options: ProbeOptions, headers: (call: Call, host: string) => HeaderList) {
    this.#connection = new Connection({ baseUrl: options.baseUrl, send: options.send, headers });
  }

  async step({ name, fact, asks, isOptional = false, ...call }: Step): Promise<Reply> {
    const reply = await this.#connection.call(call);
    const complaints = asks.map((ask) => ask(reply)).filter((complaint) => complaint !== false);
    const { exchange } = reply;
    this.#findings.push({ step: name, fact, complaints, isOptional, ...(exchange && { exchange }) });
    const created = call.method === 'POST' && isSuccess(reply) ? resourceOf(reply) : undefined;
    if (created) this.#leftovers.add(`${call.path}/${encodeURIComponent(created.id)}`);
    if (call.method === 'DELETE' && isSuccess(reply)) this.#leftovers.delete(call.path);
    return reply;
  }

  result(): ProbeResult {
    return { findings: this.#findings, leftovers: [...this.#leftovers] };
  }
}

export function hasStatus(...wanted: readonly number[]): Ask {
  return ({ status, failure }) => {
    if (failure) return `No answer: ${failure.message}`;
    return !wanted.includes(status) && `Status ${status} instead of ${wanted.join(' or ')}.`;
  };
}

export const isError: Ask = ({ body }) => {
  const schemas = isJsonObject(body) ? body['schemas'] : undefined;
  return !(Array.isArray(schemas) && schemas.includes(messageUrn.Error)) && 'The body is no SCIM error.';
};

export const hasDetail: Ask = ({ detail }) => (detail ?? '') === '' && 'The error has no detail.';

/** Names are paths of numbers in the body. */
export function hasNumbers(...names: readonly string[]): Ask {
  return ({ body }) => {
    const missing = names.filter((name) => typeof (isJsonObject(body) ? body[name] : undefined) !== 'number');
    return missing.length > 0 && `No number: ${missing.join(', ')}.`;
  };
}

export function hasTotal(total: number): Ask {
  return (reply) => {
    const seen = pageOf(reply, { anyCase: false })?.totalResults;
    return seen !== total && `totalResults is ${seen ?? 'missing'} instead of ${total}.`;
  };
}

export const isList: Ask = (reply) => !pageOf(reply, { anyCase: false }) && 'The body is no ListResponse.';

/** What is asked of the resource in the answer. */
export function hasResource(ask: (resource: JsonObject) => string | false): Ask {
  return ({ body }) => (isJsonObject(body) ? ask(body) : 'The body is no resource.');
}

/** What is asked of the only resource in the list. */
export function listsOne(ask: (resource: JsonObject) => string | false = () => false): Ask {
  return (reply) => {
    const resources = pageOf(reply, { anyCase: false })?.resources ?? [];
    const [only] = resources;
    return only && resources.length === 1 ? ask(only) : `${resources.length} resources instead of one.`;
  };
}
