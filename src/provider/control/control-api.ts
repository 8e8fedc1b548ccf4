import { randomBytes } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../../scim/json.ts';
import { isSameSecret } from '../auth/basic.ts';
import type { Clock } from '../clock.ts';
import { principalOf } from '../credentials.ts';
import { instantOf } from '../engine/date-time.ts';
import type { Fault, FaultInjector } from '../faults.ts';
import type { PolicyState } from '../policies/apply-policy.ts';
import { populate } from '../population/population.ts';
import { errorAnswer, jsonAnswer } from '../protocol/answers.ts';
import { headerOf, type ScimAnswer, type ScimRequest } from '../protocol/exchange.ts';
import type { Principal } from '../protocol/principal.ts';
import type { Provider } from '../protocol/provider.ts';
import { DocumentError } from '../schema-documents.ts';
import { badRequest, notFound, ScimError } from '../scim-error.ts';
import { restoreSnapshot, takeSnapshot } from '../snapshot.ts';
import type { RequestLog } from './request-log.ts';
import { type Methods, sideChannel } from './side-channel.ts';
import { webToken } from './web-token.ts';

/** Where the provider is controlled, below the origin. */
export const controlPath = '/_control';

/** What the control API has its hands on. */
export interface Controlled {
  readonly provider: Provider;
  readonly clock: Clock;
  readonly faults: FaultInjector;
  readonly log: RequestLog;
  readonly bearers: Map<string, Principal>;
  readonly state?: PolicyState;
  /** The bearer token that its requests need, if they need one. */
  readonly token?: string;
}

/** Answers a request to the control API; every body is plain JSON, errors look like those of SCIM. */
export function answerControl(controlled: Controlled, request: ScimRequest, path: string): ScimAnswer {
  try {
    checkToken(controlled, request);
    const methods = endpoints(controlled, path.replace(/^\/|\/$/g, ''));
    if (!methods) throw notFound('The control API has nothing at this address.');
    const act = methods[request.method];
    if (!act) {
      const allow = Object.keys(methods).join(', ');
      throw new ScimError(405, undefined, `${allow} is possible here.`, ['Allow', allow]);
    }
    return jsonAnswer(200, 'application/json', act(bodyOf(request)));
  } catch (error) {
    const isInput = error instanceof DocumentError || error instanceof RangeError;
    return errorAnswer(isInput ? badRequest('invalidValue', error.message) : error);
  }
}

function checkToken({ token }: Controlled, request: ScimRequest): void {
  if (token === undefined) return;
  const given = /^bearer +(.*)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1];
  if (given === undefined || !isSameSecret(token, given)) {
    throw new ScimError(401, undefined, 'The control API needs its token.', [
      'WWW-Authenticate',
      'Bearer realm="control"',
    ]);
  }
}

function endpoints(controlled: Controlled, path: string): Methods | undefined {
  const { provider, log } = controlled;
  switch (path) {
    case '':
      return { GET: () => stateOf(controlled) };
    case 'reset':
      return { POST: () => reset(controlled) };
    case 'seed':
      return { POST: (body) => seed(controlled, asObject(body)) };
    case 'snapshot':
      return {
        GET: () => takeSnapshot(provider) as unknown as Json,
        PUT: (body) => {
          restoreSnapshot(provider, body);
          return stateOf(controlled);
        },
      };
    case 'requests':
      return {
        GET: () => log.requests as unknown as Json,
        DELETE: () => {
          log.clear();
          return {};
        },
      };
    case 'tokens':
      return {
        POST: (body) => issueToken(controlled, asObject(body)),
        DELETE: (body) => {
          const { token } = asObject(body);
          return { revoked: typeof token === 'string' && controlled.bearers.delete(token) };
        },
      };
    default:
      return weather(controlled, path) ?? sideChannel({ ...controlled, tenant: provider.tenants[0]! }, path);
  }
}

/** Time and mishaps. */
function weather({ clock, faults }: Controlled, path: string): Methods | undefined {
  switch (path) {
    case 'clock':
      return {
        GET: () => ({ now: new Date(clock.now()).toISOString() }),
        PUT: (body) => setClock(clock, asObject(body)),
        DELETE: () => {
          clock.reset();
          return {};
        },
      };
    case 'latency':
      return {
        GET: () => ({ ms: faults.latencyMs }),
        PUT: (body) => {
          faults.latencyMs = numberIn(asObject(body), 'ms', 0);
          return { ms: faults.latencyMs };
        },
      };
    case 'faults':
      return {
        GET: () => faults.faults as unknown as Json,
        PUT: (body) => {
          faults.arm(readFaults(body));
          return faults.faults as unknown as Json;
        },
        DELETE: () => {
          faults.clear();
          return [];
        },
      };
    default:
      return undefined;
  }
}

function stateOf({ provider, clock, faults }: Controlled): JsonObject {
  const tenants = provider.tenants.map(({ name, directory }) => {
    const sizes = directory.types.map((type) => [type.name, directory.store(type).size]);
    return [name, Object.fromEntries(sizes)];
  });
  return {
    baseUrl: provider.baseUrl,
    now: new Date(clock.now()).toISOString(),
    latencyMs: faults.latencyMs,
    faults: faults.faults as unknown as Json,
    tenants: Object.fromEntries(tenants),
  };
}

function reset(controlled: Controlled): Json {
  const { provider, clock, faults, log } = controlled;
  for (const { directory } of provider.tenants) directory.clear();
  clock.reset();
  faults.clear();
  log.clear();
  controlled.state?.deliveries.clear();
  return stateOf(controlled);
}

function seed(controlled: Controlled, body: JsonObject): Json {
  const { tenants } = controlled.provider;
  const tenant = body.tenant === undefined ? tenants[0] : tenants.find(({ name }) => name === body.tenant);
  if (!tenant) throw badRequest('invalidValue', 'There is no such tenant.');
  const users = Math.min(numberIn(body, 'users', 10), 1_000_000);
  populate(tenant, { users, groups: Math.min(numberIn(body, 'groups', 0), 100_000), seed: numberIn(body, 'seed', 1) });
  return stateOf(controlled);
}

function issueToken({ provider, bearers, clock }: Controlled, body: JsonObject): Json {
  const now = clock.now();
  const expires =
    typeof body.expiresInSeconds === 'number' ? { expires: now + body.expiresInSeconds * 1000 } : ({} as const);
  const grant = {
    ...(typeof body.tenant === 'string' && { tenant: body.tenant }),
    ...(body.role === 'read-only' && { role: 'read-only' as const }),
    ...(typeof body.subject === 'string' && { subject: body.subject }),
  };
  const name = typeof body.name === 'string' ? body.name : `token ${bearers.size + 1}`;
  const chosen = typeof body.token === 'string' ? body.token : undefined;
  const made =
    body.kind === 'jwt' ? webToken({ name, issued: now, ...expires }) : randomBytes(24).toString('base64url');
  const token = chosen ?? made;
  bearers.set(token, { ...principalOf(name, grant, provider.tenants), ...expires });
  return { token, name };
}

function setClock(clock: Clock, body: JsonObject): Json {
  const instant = typeof body.now === 'string' ? instantOf(body.now) : undefined;
  if (instant !== undefined) clock.set(instant);
  else if (typeof body.advanceMs === 'number' && Number.isFinite(body.advanceMs)) clock.advance(body.advanceMs);
  else throw badRequest('invalidValue', 'Set the clock by {"now": dateTime} or {"advanceMs": number}.');
  return { now: new Date(clock.now()).toISOString() };
}

function readFaults(body: Json): readonly Fault[] {
  const faults: readonly Json[] = Array.isArray(body) ? body : [body];
  for (const fault of faults) {
    const { kind, status } = asObject(fault);
    if (kind !== 'status' && kind !== 'reset' && kind !== 'truncate' && kind !== 'slow') {
      throw badRequest('invalidValue', 'The kind of a fault is status, reset, truncate or slow.');
    }
    if (kind === 'status' && !(Number.isInteger(status) && (status as number) >= 400 && (status as number) < 600)) {
      throw badRequest('invalidValue', 'A fault of kind status needs a status from 400 to 599.');
    }
  }
  return faults as unknown as readonly Fault[];
}

function bodyOf({ body }: ScimRequest): Json {
  if (body === undefined || body === '') return {};
  const json = parseJson(body);
  if (json === undefined) throw badRequest('invalidSyntax', 'The body is not JSON.');
  return json;
}

function asObject(body: Json): JsonObject {
  if (!isJsonObject(body)) throw badRequest('invalidSyntax', 'The body is an object.');
  return body;
}

function numberIn(body: JsonObject, name: string, otherwise: number): number {
  const value = body[name] ?? otherwise;
  if (!Number.isInteger(value) || (value as number) < 0)
    throw badRequest('invalidValue', `${name} is an integer from 0 on.`);
  return value as number;
}
