import { notFound } from '../scim-error.ts';
import { errorAnswer } from './answers.ts';
import type { Exchange, ScimAnswer, ScimRequest } from './exchange.ts';
import type { Principal } from './principal.ts';
import type { Provider } from './provider.ts';
import { findRoute } from './route.ts';

/** Answers a request, whatever it is like. */
export function handle(provider: Provider, request: ScimRequest): ScimAnswer | Promise<ScimAnswer> {
  try {
    const principal = provider.authenticate(request);
    if (!(principal instanceof Promise)) return answerFor(provider, request, principal);
    return principal.then((known) => answerFor(provider, request, known)).catch(errorAnswer);
  } catch (error) {
    return errorAnswer(error);
  }
}

function answerFor(provider: Provider, request: ScimRequest, principal: Principal): ScimAnswer | Promise<ScimAnswer> {
  const { tenant } = principal;
  const { steps } = tenant;
  try {
    const { path, query } = splitTarget(provider, request.target);
    const route = path === undefined ? undefined : findRoute(path, provider.endpoints);
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
