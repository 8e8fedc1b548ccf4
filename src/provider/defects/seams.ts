import type { Json, JsonObject } from '../../scim/json.ts';
import type { PatchOperation } from '../../scim/patch-operation.ts';
import type { Attributes } from '../engine/attributes.ts';
import type { CompiledType } from '../engine/characteristics.ts';
import type { Operations } from '../engine/operations.ts';
import { defaultProjection } from '../engine/projection.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { Tenant } from '../engine/tenant.ts';
import type { Leniency } from '../leniency.ts';
import type { DiscoveryDocuments } from '../protocol/discovery.ts';
import type { Exchange, ScimAnswer, ScimRequest } from '../protocol/exchange.ts';
import type { Page, Result } from '../protocol/paging.ts';
import type { Answering, Provider, ServedTenant } from '../protocol/provider.ts';
import type { QueryRequest } from '../protocol/query-request.ts';
import type { Route } from '../protocol/route.ts';
import type { Steps } from '../protocol/steps.ts';
import { ScimError } from '../scim-error.ts';
import type { Behaviour } from './defect.ts';
import { bodyOf, jsonOf, octetsOf } from './json.ts';

export type Answer = ScimAnswer | Promise<ScimAnswer>;

/** Several behaviours that are one defect together. */
export function together(...behaviours: readonly Behaviour[]): Behaviour {
  return (provider) => {
    for (const behaviour of behaviours) behaviour(provider);
  };
}

/** In the engine: some of its operations do something else. */
export function operations(
  wrap: (was: Operations, tenant: ServedTenant, provider: Provider) => Partial<Operations>,
): Behaviour {
  return (provider) => {
    for (const tenant of provider.tenants) {
      tenant.operations = { ...tenant.operations, ...wrap(tenant.operations, tenant, provider) };
    }
  };
}

/** In the protocol: some of its steps do something else. */
export function steps(wrap: (was: Steps, tenant: ServedTenant, provider: Provider) => Partial<Steps>): Behaviour {
  return (provider) => {
    for (const tenant of provider.tenants) {
      tenant.steps = { ...tenant.steps, ...wrap(tenant.steps, tenant, provider) };
    }
  };
}

/** Before everything, also before credentials are looked at. */
export function gate(wrap: (request: ScimRequest, next: Answering, provider: Provider) => Answer): Behaviour {
  return (provider) => {
    const { gate: outer } = provider;
    provider.gate = (request, next) => wrap(request, outer ? (passed) => outer(passed, next) : next, provider);
  };
}

/** Every answer on its way out, errors too. */
export function answers(
  change: (answer: ScimAnswer, request: ScimRequest, provider: Provider) => ScimAnswer,
): Behaviour {
  return gate((request, next, provider) => {
    const answer = next(request);
    return answer instanceof Promise
      ? answer.then((settled) => change(settled, request, provider))
      : change(answer, request, provider);
  });
}

/** A request that is understood and allowed, in a bulk request too. */
export function handling(answer: (exchange: Exchange, route: Route, next: () => Answer) => Answer): Behaviour {
  return steps((was) => ({
    answer: (exchange, route) => answer(exchange, route, () => was.answer(exchange, route)),
  }));
}

/** The answers of requests with one of the methods. */
export function answersTo(
  methods: string,
  change: (answer: ScimAnswer, exchange: Exchange, route: Route) => ScimAnswer,
): Behaviour {
  return handling((exchange, route, next) => {
    if (!methods.split(' ').includes(exchange.request.method)) return next();
    const answer = next();
    return answer instanceof Promise
      ? answer.then((settled) => change(settled, exchange, route))
      : change(answer, exchange, route);
  });
}

/** What a resource that a client writes to is about. */
export interface Sending {
  readonly exchange: Exchange;
  readonly type: CompiledType;
  /** The resource that is written to, unless it is created. */
  readonly record: ResourceRecord | undefined;
}

/** The bodies of writes to resources with one of the methods; what is no object passes as it is. */
export function sent(methods: string, change: (body: JsonObject, sending: Sending) => Json): Behaviour {
  return steps((was) => ({
    answer: (exchange, route) => {
      const { request, tenant } = exchange;
      const isWrite =
        (route.to === 'collection' || route.to === 'resource') && methods.split(' ').includes(request.method);
      const body = isWrite ? bodyOf(request) : undefined;
      if (!isWrite || !body) return was.answer(exchange, route);
      const record = route.to === 'resource' ? tenant.directory.find(route.id) : undefined;
      const json = change(body, { exchange, type: route.type, record });
      // The media type is still checked: only the text gives way to the value.
      was.readBody(exchange);
      return was.answer({ ...exchange, request: { ...request, json } }, route);
    },
  }));
}

/** The operations of a PATCH, before they are applied. */
export function patches(
  change: (operations: readonly PatchOperation[], record: ResourceRecord, tenant: Tenant) => readonly PatchOperation[],
): Behaviour {
  return operations((was) => ({
    patch: (tenant, record, given) => was.patch(tenant, record, change(given, record, tenant)),
  }));
}

/** Each operation of a PATCH; one that gives way to none is left out. */
export function eachPatch(
  change: (operation: PatchOperation, record: ResourceRecord) => PatchOperation | undefined,
): Behaviour {
  return patches((given, record) =>
    given.map((operation) => change(operation, record)).filter((operation) => operation !== undefined),
  );
}

/** What a PATCH makes of a resource. */
export function patched(
  change: (
    after: Attributes,
    record: ResourceRecord,
    operations: readonly PatchOperation[],
    tenant: Tenant,
  ) => Attributes,
): Behaviour {
  return operations((was) => ({
    patch: (tenant, record, given) => change(was.patch(tenant, record, given), record, given, tenant),
  }));
}

/** The attributes that are about to be kept, of a new resource or of one there is. */
export function kept(
  change: (attributes: Attributes, type: CompiledType, record: ResourceRecord | undefined) => Attributes,
): Behaviour {
  return operations((was) => ({
    insert: (tenant, type, attributes, id) => was.insert(tenant, type, change(attributes, type, undefined), id),
    update: (tenant, record, attributes) => was.update(tenant, record, change(attributes, record.type, record)),
  }));
}

/** Queries, before they are looked at. */
export function queries(change: (query: QueryRequest, exchange: Exchange) => QueryRequest): Behaviour {
  return steps((was) => ({
    query: (exchange, types, query) => was.query(exchange, types, change(query, exchange)),
  }));
}

/** Pages of results. */
export function pages(
  change: (page: Page, query: QueryRequest, result: Result, exchange: Exchange) => Page,
): Behaviour {
  return steps((was) => ({
    page: (exchange, result, query) => change(was.page(exchange, result, query), query, result, exchange),
  }));
}

/** Resources as they are shown, alone or in a list. */
export function shown(
  change: (resource: JsonObject, record: ResourceRecord, exchange: Exchange) => JsonObject,
): Behaviour {
  return steps((was) => ({
    represent: (exchange, record, projection) => {
      // With a projection nothing is kept that could differ next time.
      const octets = was.represent(exchange, record, projection ?? defaultProjection(record.type));
      return octetsOf(change(jsonOf(octets) as JsonObject, record, exchange));
    },
  }));
}

/** ListResponses. */
export function lists(change: (list: JsonObject) => JsonObject): Behaviour {
  return steps((was) => ({
    list: (exchange, page) => octetsOf(change(jsonOf(was.list(exchange, page)) as JsonObject)),
  }));
}

/** What the provider says of itself. */
export function discovery(
  change: (documents: DiscoveryDocuments, exchange: Exchange) => DiscoveryDocuments,
): Behaviour {
  return steps((was) => ({ discover: (exchange) => change(was.discover(exchange), exchange) }));
}

/** Refusals, before they become answers. */
export function refusals(change: (error: ScimError) => ScimError): Behaviour {
  return steps((was) => ({ refuse: (error) => was.refuse(error instanceof ScimError ? change(error) : error) }));
}

/** What is accepted beyond the RFC, or no longer. */
export function leniency(changes: Partial<Leniency>): Behaviour {
  return (provider) => {
    for (const tenant of provider.tenants) tenant.leniency = { ...tenant.leniency, ...changes };
  };
}

/** An error of a server that did not see something coming. */
export function internalError(detail = 'The service provider failed.'): ScimError {
  return new ScimError(500, undefined, detail);
}
