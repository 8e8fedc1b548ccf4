import { notFound, ScimError } from '../scim-error.ts';
import { errorAnswer } from './answers.ts';
import type { Exchange, ScimAnswer, ScimRequest } from './exchange.ts';
import { observe } from './observation.ts';
import type { Principal } from './principal.ts';
import type { Provider } from './provider.ts';
import { findRoute, type Route } from './route.ts';
import type { Steps } from './steps.ts';

/** Answers a request, whatever it is like. */
export function handle(provider: Provider, request: ScimRequest): ScimAnswer | Promise<ScimAnswer> {
  if (provider.observers.length === 0) return answerSafely(provider, request, noteNothing);
  const startedAt = provider.now();
  const start = performance.now();
  let principal: Principal | undefined;
  const answer = answerSafely(provider, request, (known) => {
    principal = known;
  });
  const tell = (settled: ScimAnswer): ScimAnswer => {
    const observation = observe(request, settled, principal, startedAt, performance.now() - start);
    for (const observer of provider.observers) observer(observation, request, settled);
    return settled;
  };
  return answer instanceof Promise ? answer.then(tell) : tell(answer);
}

/** Is told who asks, as soon as that is known. */
type Noting = (principal: Principal) => void;

function noteNothing(): void {}

function answerSafely(provider: Provider, request: ScimRequest, note: Noting): ScimAnswer | Promise<ScimAnswer> {
  const { gate } = provider;
  return gate ? gate(request, (passed) => answerPassed(provider, passed, note)) : answerPassed(provider, request, note);
}

function answerPassed(provider: Provider, request: ScimRequest, note: Noting): ScimAnswer | Promise<ScimAnswer> {
  try {
    const { path, query } = splitTarget(request.target);
    const answer = answerAt(provider, request, path, query, note);
    return answer instanceof Promise ? answer.catch((error) => refuse(provider, errorAnswer, error)) : answer;
  } catch (error) {
    return refuse(provider, errorAnswer, error);
  }
}

function answerAt(
  provider: Provider,
  request: ScimRequest,
  path: string,
  query: string,
  note: Noting,
): ScimAnswer | Promise<ScimAnswer> {
  for (const [prefix, site] of provider.sites) {
    const rest = below(prefix, path);
    if (rest !== undefined) return site(request, rest);
  }
  const { basePath, unversionedPath, endpoints } = provider;
  const inside = below(basePath, path) ?? below(unversionedPath, path);
  const route = inside === undefined ? undefined : findRoute(inside, endpoints);
  const principal = provider.authenticate(request, route?.to === 'discovery');
  const answerNoted = (known: Principal): ScimAnswer | Promise<ScimAnswer> => {
    note(known);
    return answerFor(provider, request, known, route, query);
  };
  return principal instanceof Promise ? principal.then(answerNoted) : answerNoted(principal);
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
    provider.rateLimit?.take(principal);
    if (!route) throw notFound('Nothing is found at this address.');
    const mediaType = steps.negotiate(request);
    const exchange: Exchange = { provider, tenant, principal, request, query, mediaType };
    steps.authorize(exchange, route);
    const answer = steps.answer(exchange, route);
    return answer instanceof Promise ? answer.catch((error) => refuse(provider, steps.refuse, error)) : answer;
  } catch (error) {
    return refuse(provider, steps.refuse, error);
  }
}

/** What is no refusal is a failure of our own, which somebody should get to know. */
function refuse(provider: Provider, answer: Steps['refuse'], error: unknown): ScimAnswer {
  if (!(error instanceof ScimError)) provider.onFailure(error);
  return answer(error);
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
