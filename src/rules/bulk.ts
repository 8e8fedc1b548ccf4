import { isJsonObject, type JsonObject } from '../scim/json.ts';
import { messageUrn } from '../scim/urn.ts';
import { each, expected, type Judgement, quoted, type Rule, type Violation } from './rule.ts';
import { hasSchema, type Sight } from './sight.ts';

/** What the answers to bulk requests say of each operation. */
export const bulk: readonly Rule[] = [
  {
    id: 'passive.bulk-operations',
    title: 'a bulk response has Operations',
    requirements: ['7644-3.7-04', '7644-3.7-02'],
    fix: `Answer a bulk request with schemas ["${messageUrn.BulkResponse}"] and an array Operations.`,
    judge(sight) {
      if (!isBulk(sight) || sight.status !== 200) return undefined;
      const { body } = sight;
      const isResponse =
        isJsonObject(body) && hasSchema(body, messageUrn.BulkResponse) && Array.isArray(body['Operations']);
      return expected(isResponse, 'a BulkResponse with Operations', quoted(body));
    },
  },
  {
    id: 'passive.bulk-method',
    title: 'each result of a bulk request has a method',
    requirements: ['7644-3.7-05'],
    fix: 'Return the method of each operation with its result: POST, PUT, PATCH or DELETE.',
    judge: (sight) =>
      results(sight, ({ method }) => {
        const isMethodOfBulk = typeof method === 'string' && /^(?:POST|PUT|PATCH|DELETE)$/i.test(method);
        return !isMethodOfBulk && against('POST, PUT, PATCH or DELETE', method);
      }),
  },
  {
    id: 'passive.bulk-status',
    title: 'each result of a bulk request has a status',
    requirements: ['7644-3.7.3-03'],
    fix: 'Return in status of each operation the HTTP status that the single request would have had.',
    judge: (sight) =>
      results(sight, (result) => !(statusOf(result) >= 200) && against('an HTTP status', result['status'])),
  },
  {
    id: 'passive.bulk-status-as-text',
    title: 'the status of each result is text',
    requirements: ['7644-3.7.3-03'],
    level: 'SHOULD',
    fix: 'Return status of each operation as a JSON string such as "201".',
    judge: (sight) => results(sight, ({ status }) => typeof status !== 'string' && against('a string', status)),
  },
  {
    id: 'passive.bulk-location',
    title: 'each result of a bulk request says where the resource is',
    requirements: ['7644-3.7-10', '7644-3.7.3-02'],
    fix: 'Return location with each result, except for a POST that failed.',
    judge: (sight) =>
      results(sight, (result) => {
        const isExempt = isMethod(result, 'POST') && statusOf(result) >= 300;
        return !isExempt && typeof result['location'] !== 'string' && against('a location', result);
      }),
  },
  {
    id: 'passive.bulk-error',
    title: 'each failed operation of a bulk request has an error in response',
    requirements: ['7644-3.7-11', '7644-3.7-13'],
    fix: 'Return in response of a failed operation the error that the single request would have had.',
    judge: (sight) =>
      failures(sight, ({ response }) => {
        const isError = isJsonObject(response) && hasSchema(response, messageUrn.Error);
        return !isError && against('an error message', response);
      }),
  },
  {
    id: 'passive.bulk-error-detail',
    title: 'each failed operation of a bulk request is explained',
    requirements: ['7644-3.7.3-04'],
    fix: 'Return a detail with the error of each failed operation.',
    judge: (sight) =>
      failures(sight, ({ response, status }) => {
        // The text of section 3.7.3 knows the description as a part of status, too.
        const words = [
          isJsonObject(response) ? response['detail'] : undefined,
          isJsonObject(status) ? status['description'] : undefined,
        ];
        return !words.some((word) => typeof word === 'string' && word !== '') && against('a detail', response);
      }),
  },
  {
    id: 'passive.bulk-without-response',
    title: 'a successful operation of a bulk request has no response',
    requirements: ['7644-3.7-12'],
    fix: 'Leave response out of results of success, unless clients want it: it makes answers long.',
    judge: (sight) =>
      results(
        sight,
        (result) => statusOf(result) < 300 && result['response'] !== undefined && against('no response', 'a response'),
      ),
  },
];

function isBulk({ method, path }: Sight): boolean {
  return method === 'POST' && path.length === 1 && path[0]!.toLowerCase() === 'bulk';
}

function resultsIn(sight: Sight): readonly JsonObject[] {
  const { body } = sight;
  const operations = isBulk(sight) && sight.status === 200 && isJsonObject(body) ? body['Operations'] : undefined;
  return Array.isArray(operations) ? operations.filter(isJsonObject) : [];
}

function results(sight: Sight, violationIn: (result: JsonObject) => Violation | false): Judgement {
  return each(resultsIn(sight), violationIn);
}

function failures(sight: Sight, violationIn: (result: JsonObject) => Violation | false): Judgement {
  return each(
    resultsIn(sight).filter((result) => statusOf(result) >= 300),
    violationIn,
  );
}

/** Also in the older form {"code":"201"}. */
function statusOf({ status }: JsonObject): number {
  return Number(isJsonObject(status) ? status['code'] : status);
}

function isMethod({ method }: JsonObject, name: string): boolean {
  return typeof method === 'string' && method.toUpperCase() === name;
}

function against(what: string, seen: unknown): Violation {
  return { expected: what, received: quoted(seen) };
}
