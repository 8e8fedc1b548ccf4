import type { Matches } from '../engine/matches.ts';
import type { Tenant } from '../engine/tenant.ts';
import { errorAnswer, type ListPage, listBody } from './answers.ts';
import type { Exchange, ScimAnswer, ScimRequest } from './exchange.ts';
import type { Principal } from './principal.ts';
import type { Provider } from './provider.ts';
import { type Page, pageByIndex } from './queries.ts';
import type { QueryRequest } from './query-request.ts';
import type { Route } from './route.ts';
import { answerRoute, authorize } from './routing.ts';

/** What happens between a request and its answer, one function for each step, so that any of them can be wrapped. */
export interface Steps {
  /** Finds who asks. @throws ScimError 401 */
  readonly authenticate: (provider: Provider, request: ScimRequest) => Principal | Promise<Principal>;
  /** @throws ScimError 403 */
  readonly authorize: (exchange: Exchange, route: Route) => void;
  /** Answers a request that has been understood and allowed. */
  readonly answer: (exchange: Exchange, route: Route) => ScimAnswer;
  readonly page: (exchange: Exchange, matches: Matches, query: QueryRequest) => Page;
  /** Writes a ListResponse. */
  readonly list: (tenant: Tenant, page: ListPage) => Buffer;
  readonly refuse: (error: unknown) => ScimAnswer;
}

export const standardSteps: Omit<Steps, 'authenticate'> = {
  authorize,
  answer: answerRoute,
  page: pageByIndex,
  list: (_, page) => listBody(page),
  refuse: errorAnswer,
};
