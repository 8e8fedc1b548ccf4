import { notFound } from '../scim-error.ts';
import { errorAnswer } from './answers.ts';
import type { Exchange, ScimAnswer, ScimRequest } from './exchange.ts';
import type { Principal } from './principal.ts';
import type { Provider } from './provider.ts';
import { findRoute, type Route } from './route.ts';

/** Answers a request, whatever it is like. */
export function handle(provider: Provider, request: ScimRequest): ScimAnswer | Promise<ScimAnswer> {
  try {
    const { path, query } = splitTarget(request.target);
    const answer = answerAt(provider, request, path, query);
    return answer instanceof Promise ? answer.catch(errorAnswer) : answer;
  } catch (error) {
    return errorAnswer(error);
  }
}

function answerAt(
  provider: Provider,
  request: ScimRequest,
  path: string,
  query: string,
): ScimAnswer | Promise<ScimAnswer> {
  for (const [prefix, site] of provider.sites) {
    const rest = below(prefix, path);
    if (rest !== undefined) return site(request, rest);
  }
  const { basePath, unversionedPath, endpoints } = provider;
  const inside = below(basePath, path) ?? below(unversionedPath, path);
  const route = inside === undefined ? undefined : findRoute(inside, endpoints);
  const principal = provider.authenticate(request, route?.to === 'discovery');
  if (principal instanceof Promise) return principal.then((known) => answerFor(provider, request, known, route, query));
  return answerFor(provider, request, principal, route, query);
}

function answerFor(
  provider: Provider,
  request: ScimRequest,
  principal: Principal,
  route: Route | undefined,
  query: string,
): ScimAnswer | Promise<ScimAnswer> {
  const { tenant } = principal;
  const { steps } = tenant;
  try {
    if (!route) throw notFound('Nothing is found at this address.');
    const mediaType = steps.negotiate(request);
    const exchange: Exchange = { provider, tenant, principal, request, query, mediaType };
    steps.authorize(exchange, route);
    const answer = steps.answer(exchange, route);
    return answer instanceof Promise ? answer.catch((error: unknown) => steps.refuse(error)) : answer;
  } catch (error) {
    return steps.refuse(error);
  }
}

function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf('?');
  return mark < 0 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

function below(prefix: string, path: string): string | undefined {
  if (!path.startsWith(prefix)) return undefined;
  const rest = path.slice(prefix.length);
  return rest === '' || rest.startsWith('/') ? rest : undefined;
}
