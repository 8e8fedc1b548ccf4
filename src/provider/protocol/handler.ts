import { notFound } from '../scim-error.ts';
import { type Exchange, headerOf, type ScimAnswer, type ScimRequest } from './exchange.ts';
import { answerMediaType } from './negotiation.ts';
import type { Principal } from './principal.ts';
import type { Provider } from './provider.ts';
import { findRoute } from './route.ts';

/** Answers a request, whatever it is like. */
export function handle(provider: Provider, request: ScimRequest): ScimAnswer | Promise<ScimAnswer> {
  const { steps } = provider;
  try {
    const principal = steps.authenticate(provider, request);
    if (!(principal instanceof Promise)) return answer(provider, request, principal);
    return principal.then((known) => answer(provider, request, known)).catch((error: unknown) => steps.refuse(error));
  } catch (error) {
    return steps.refuse(error);
  }
}

function answer(provider: Provider, request: ScimRequest, principal: Principal): ScimAnswer {
  const { steps } = provider;
  const { path, query } = splitTarget(provider, request.target);
  const route = path === undefined ? undefined : findRoute(path, provider.endpoints);
  if (!route) throw notFound('Nothing is found at this address.');
  const mediaType = answerMediaType(headerOf(request, 'accept'));
  const exchange: Exchange = { provider, tenant: principal.tenant, principal, request, query, mediaType };
  steps.authorize(exchange, route);
  return steps.answer(exchange, route);
}

/** The path below the base URL, and the query. RFC 7644 section 3.13: the version may be left out. */
function splitTarget({ basePath }: Provider, target: string): { path: string | undefined; query: string } {
  const mark = target.indexOf('?');
  const whole = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? '' : target.slice(mark + 1);
  return { path: below(basePath, whole) ?? below(basePath.replace(/\/v2$/, ''), whole), query };
}

function below(basePath: string, path: string): string | undefined {
  if (!path.startsWith(basePath)) return undefined;
  const rest = path.slice(basePath.length);
  return rest === '' || rest.startsWith('/') ? rest : undefined;
}
