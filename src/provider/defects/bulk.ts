import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import { messageUrn } from '../../scim/urn.ts';
import { jsonAnswer } from '../protocol/answers.ts';
import type { ScimAnswer } from '../protocol/exchange.ts';
import { ScimError } from '../scim-error.ts';
import type { Behaviour, Defect } from './defect.ts';
import { configuration } from './discovery.ts';
import { bodyOf, changedBody, without } from './json.ts';
import { handling, refusals, steps, together } from './seams.ts';

/** Below what the server takes of any body. */
const maxPayloadSize = 10_000;

export const bulkDefects: readonly Defect[] = [
  {
    id: 'bulk-bulkid-not-resolved',
    severity: 'high',
    title: 'A reference by bulkId is not replaced by the id.',
    violates: ['7644-3.7.2-02', '7644-3.7.2-04'],
    sources: ['wso2/product-is#3300'],
    behaviour: bulkRequests((given) => given.map((operation) => withUnknown(operation, () => true))),
  },
  {
    id: 'bulk-forward-reference-fails',
    severity: 'medium',
    title: 'A reference by bulkId to an operation further down fails.',
    violates: ['7644-3.7.2-02', '7644-3.7.1-01', '7644-3.7-22'],
    sources: [],
    behaviour: bulkRequests((given) =>
      given.map((operation, index) => {
        const later = new Set(given.slice(index).map(({ bulkId }) => bulkId));
        return withUnknown(operation, (bulkId) => later.has(bulkId));
      }),
    ),
  },
  {
    id: 'bulk-limit-not-enforced',
    severity: 'medium',
    title: 'More operations are carried out than maxOperations says.',
    violates: ['7644-3.7.4-03', '7644-3.12-15'],
    sources: ['wso2/product-is#19541', 'wso2/charon#400'],
    options: { maxBulkOperations: 20 },
    behaviour: steps((was, _, { config }) => ({
      answer: (exchange, route) => {
        const bulk = { ...config.bulk, maxOperations: Number.POSITIVE_INFINITY };
        return was.answer({ ...exchange, provider: { ...exchange.provider, config: { ...config, bulk } } }, route);
      },
    })),
  },
  {
    id: 'bulk-error-code-flattened',
    severity: 'medium',
    title: 'A conflict within a bulk request is reported as 400 without scimType.',
    violates: ['7644-3.7.3-03', '7644-3.3-12', '7644-3.7-13'],
    sources: ['wso2/product-is#16110'],
    behaviour: bulkResults((result) => {
      if (result.status !== '409') return result;
      const { response } = result;
      const flat = {
        ...without(response as JsonObject, 'scimType'),
        status: '400',
        detail: 'The operation failed: null',
      };
      return { ...result, status: '400', response: flat };
    }),
  },
  {
    id: 'bulk-location-missing',
    severity: 'medium',
    title: 'The results of a bulk request have neither location nor bulkId.',
    violates: ['7644-3.7-10', '7644-3.7.3-02', '7644-3.7-20'],
    sources: [],
    behaviour: bulkResults((result) => without(result, 'location', 'bulkId')),
  },
  {
    id: 'bulk-duplicate-bulkid-accepted',
    severity: 'low',
    title: 'Two operations with the same bulkId are carried out, and references mean the last one.',
    violates: ['7644-3.7-06', '7644-3.7.2-03'],
    sources: ['wso2/product-is#3947'],
    behaviour: bulkRequests((given) =>
      given.map((operation, index) => {
        const isRepeated = given
          .slice(index + 1)
          .some(({ bulkId }) => bulkId !== undefined && bulkId === operation.bulkId);
        return isRepeated ? { ...operation, bulkId: `${operation.bulkId as string}-${index}` } : operation;
      }),
    ),
  },
  {
    id: 'bulk-failonerrors-ignored',
    severity: 'medium',
    title: 'failOnErrors is passed over: everything is carried out, whatever fails.',
    violates: ['7644-3.7-18', '7644-3.7.3-06'],
    sources: [],
    behaviour: bulkMessages((message) => without(message, 'failOnErrors')),
  },
  {
    id: 'bulk-answered-with-207',
    severity: 'medium',
    title: 'A bulk request that was processed is answered with 207.',
    violates: ['7644-3.7-14', '7644-3.2-15'],
    sources: [],
    behaviour: bulkAnswers((answer) => ({ ...answer, status: 207 })),
  },
  {
    id: 'bulk-unreadable-is-no-error',
    severity: 'medium',
    title: 'A bulk request that cannot be read is answered with 200 and no results.',
    violates: ['7644-3.7-15'],
    sources: [],
    behaviour: handling(({ request, mediaType }, route, next) =>
      route.to === 'bulk' && bodyOf(request) === undefined
        ? jsonAnswer(200, mediaType, { schemas: [messageUrn.BulkResponse], Operations: [] })
        : next(),
    ),
  },
  {
    id: 'bulk-without-limits',
    severity: 'low',
    title: 'The limits of bulk requests are published as 0 although there are some.',
    violates: ['7644-3.7.4-01'],
    sources: [],
    behaviour: limits({ maxOperations: 0, maxPayloadSize: 0 }),
  },
  {
    id: 'bulk-payload-limit-not-enforced',
    severity: 'low',
    title: 'Bulk requests of more bytes than maxPayloadSize says are carried out.',
    violates: ['7644-3.7.4-03'],
    sources: [],
    behaviour: limits({ maxPayloadSize }),
  },
  {
    id: 'bulk-refusal-without-reason',
    severity: 'low',
    title: 'A refusal with 413 does not say which limit was exceeded.',
    violates: ['7644-3.7.4-04'],
    sources: [],
    behaviour: together(
      limits({ maxPayloadSize }),
      handling(({ request }, route, next) => {
        const isTooLong = route.to === 'bulk' && (request.body ?? '').length > maxPayloadSize;
        if (isTooLong) throw tooLarge();
        return next();
      }),
      refusals((error) => (error.status === 413 ? tooLarge() : error)),
    ),
  },
];

function tooLarge(): ScimError {
  return new ScimError(413, undefined, 'Refused.');
}

/** The limits that are published. */
function limits(some: JsonObject): Behaviour {
  return configuration((config) => ({ ...config, bulk: { ...(config.bulk as JsonObject), ...some } }));
}

/** The operations of a bulk request, before they are performed. */
function bulkRequests(change: (given: readonly JsonObject[]) => readonly JsonObject[]): Behaviour {
  return bulkMessages((message) => {
    const { Operations: given } = message;
    const isList = Array.isArray(given) && given.every(isJsonObject);
    return isList ? { ...message, Operations: change(given) } : message;
  });
}

/** Bulk requests as a whole; what is no object passes as it is. */
function bulkMessages(change: (message: JsonObject) => JsonObject): Behaviour {
  return steps((was) => ({
    answer: (exchange, route) => {
      const body = route.to === 'bulk' ? bodyOf(exchange.request) : undefined;
      if (!body) return was.answer(exchange, route);
      return was.answer({ ...exchange, request: { ...exchange.request, json: change(body) } }, route);
    },
  }));
}

/** Each result in the answer to a bulk request. */
export function bulkResults(change: (result: JsonObject) => JsonObject): Behaviour {
  return bulkAnswers((answer) =>
    changedBody(answer, (body) => ({
      ...body,
      Operations: (body.Operations as readonly JsonObject[]).map(change),
    })),
  );
}

/** Answers to bulk requests that were processed. */
function bulkAnswers(change: (answer: ScimAnswer) => ScimAnswer): Behaviour {
  return handling(async (_, route, next): Promise<ScimAnswer> => {
    const answer = await next();
    return route.to === 'bulk' && answer.status === 200 ? change(answer) : answer;
  });
}

/** The operation with references that lead nowhere. */
function withUnknown(operation: JsonObject, isUnknown: (bulkId: string) => boolean): JsonObject {
  const text = JSON.stringify(operation.data ?? null);
  const changed = text.replaceAll(/bulkId:([^"\\]+)/g, (whole, bulkId: string) =>
    isUnknown(bulkId) ? `bulkid:${bulkId}` : whole,
  );
  return operation.data === undefined ? operation : { ...operation, data: JSON.parse(changed) as Json };
}
