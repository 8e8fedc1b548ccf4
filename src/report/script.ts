import type { Exchange } from '../http/exchange.ts';
import { isJsonObject, parseJson } from '../scim/json.ts';
import { curlOf } from './curl.ts';
import { gistOf } from './gist.ts';
import { bodyLimit } from './model.ts';

/** Nobody repeats more by hand. */
const mostSteps = 40;
/** A shorter id could be a part of something else. */
const shortestId = 8;
/** They say nothing about what is wrong, and curl has its own. */
const usualHeaders: ReadonlySet<string> = new Set(['accept', 'user-agent']);

/**
 * All requests of a counterexample as commands for a POSIX shell, each in a line, with a comment below that says how it
 * was answered. The ids of resources that were created on the way are variables, because they will be others. Empty
 * when one request says it all, or when a shell cannot send all of them.
 */
export function scriptOf(exchanges: readonly Exchange[]): readonly string[] {
  if (exchanges.length < 2 || exchanges.length > mostSteps) return [];
  const variables = new Map<string, string>();
  const steps = exchanges.map((exchange, index) => {
    const line = commandOf(exchange, variables);
    const id = idCreatedBy(exchange);
    if (line === undefined) return undefined;
    if (id === undefined) return `${line}\n# ${gistOf(exchange)}`;
    variables.set(id, `ID${index + 1}`);
    return `${line}\n# ${gistOf(exchange)}; from here on ID${index + 1}`;
  });
  return steps.every((step) => step !== undefined) ? steps : [];
}

function commandOf({ request, sender }: Exchange, variables: ReadonlyMap<string, string>): string | undefined {
  if ((request.body?.length ?? 0) > bodyLimit) return undefined;
  const headers = request.headers.filter(([name]) => !usualHeaders.has(name.toLowerCase()));
  const curl = curlOf({ request: { ...request, headers }, sender })?.replaceAll(' \\\n  ', ' ');
  // Every id stands in single quotes, where a shell looks for no variables.
  return [...variables].reduce((line, [id, name]) => line?.replaceAll(id, `'"$${name}"'`), curl);
}

function idCreatedBy({ request, answer }: Exchange): string | undefined {
  const body = parseJson(answer?.body ?? '');
  const id = isJsonObject(body) ? body['id'] : undefined;
  const isCreated = request.method === 'POST' && answer?.status === 201;
  return isCreated && typeof id === 'string' && id.length >= shortestId ? id : undefined;
}
