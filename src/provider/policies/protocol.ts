import type { Policy } from '../policy.ts';
import { headerOf } from '../protocol/exchange.ts';
import type { Route } from '../protocol/route.ts';
import type { Steps } from '../protocol/steps.ts';
import { notFound, ScimError } from '../scim-error.ts';

/** Which requests are answered at all. */
export function answering(steps: Steps, policy: Policy): Partial<Steps> {
  return {
    answer: (exchange, route) => {
      const { method, headers } = exchange.request;
      const missing = policy.requiredHeaders?.find((name) => !headers[name.toLowerCase()]);
      if (missing !== undefined) throw new ScimError(403, undefined, `Every request needs the header ${missing}.`);
      checkEndpoint(route, policy);
      checkMethod(route, method, policy);
      const isWrite = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS' && route.to !== 'search';
      if (policy.writesRefused !== undefined && isWrite) throw new ScimError(403, undefined, policy.writesRefused);
      return steps.answer(exchange, route);
    },
  };
}

function checkEndpoint(route: Route, { withoutEndpoints = [] }: Policy): void {
  if (route.to === 'discovery') {
    if (withoutEndpoints.includes(route.endpoint)) throw notFound('Nothing is found at this address.');
    return;
  }
  const names = { bulk: 'Bulk', me: 'Me', search: '.search', root: 'root' } as const;
  const name = route.to === 'collection' || route.to === 'resource' ? undefined : names[route.to];
  if (name && withoutEndpoints.includes(name)) throw new ScimError(501, undefined, `${name} is not supported.`);
}

function checkMethod(route: Route, method: string, { methods = {}, refusals = {} }: Policy): void {
  if (route.to !== 'collection' && route.to !== 'resource') return;
  const own = methods[route.type.name];
  if (!own || own.includes(method) || method === 'HEAD' || method === 'OPTIONS') return;
  const here = route.to === 'collection' ? ['GET', 'POST'] : ['GET', 'PUT', 'PATCH', 'DELETE'];
  if (!here.includes(method)) return;
  const status = refusals[method] ?? 405;
  const allow = here.filter((each) => own.includes(each)).join(', ');
  throw new ScimError(
    status,
    undefined,
    `${method} is not supported for ${route.type.name} resources.`,
    status === 405 ? ['Allow', allow] : [],
  );
}

/** Entity tags are neither sent nor looked at. */
export function withoutVersions(steps: Steps): Partial<Steps> {
  return {
    headers: (exchange, record) => {
      const headers = steps.headers(exchange, record);
      const at = headers.indexOf('ETag');
      return at < 0 ? headers : headers.filter((_, index) => index !== at && index !== at + 1);
    },
    checkPreconditions: () => {},
    isNotModified: () => false,
  };
}

/** A version that does not match is a matter of the request, not of a precondition. */
export function refusingVersions(steps: Steps): Partial<Steps> {
  return {
    checkPreconditions: (exchange, record) => {
      try {
        steps.checkPreconditions(exchange, record);
      } catch (error) {
        if (!(error instanceof ScimError) || error.status !== 412) throw error;
        throw new ScimError(
          400,
          'invalidVers',
          `${error.message} ${headerOf(exchange.request, 'if-match') ?? ''}`.trim(),
        );
      }
    },
  };
}

/** Pages whose size depends on the resource type. */
export function paging(steps: Steps, pages: NonNullable<Policy['pages']>): Partial<Steps> {
  return {
    page: (exchange, result, query) => {
      const [only, ...others] = result.types;
      const size = only && others.length === 0 ? pages[only.name] : undefined;
      if (!size) return steps.page(exchange, result, query);
      const count = query.count ?? size.default;
      const capped = count === undefined ? size.max : Math.min(count, size.max ?? count);
      return steps.page(exchange, result, { ...query, count: capped });
    },
  };
}
