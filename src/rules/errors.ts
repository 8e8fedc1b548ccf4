import { scimTypes } from '../scim/error.ts';
import { isJsonObject, type JsonObject } from '../scim/json.ts';
import { messageUrn } from '../scim/urn.ts';
import { each, expected, quoted, type Rule } from './rule.ts';
import { errorIn, hasSchema, headerOf, type Sight } from './sight.ts';

/** How errors are told. */
export const errors: readonly Rule[] = [
  {
    id: 'passive.error-body',
    title: 'every error is told in an error message',
    requirements: ['7644-3.12-01', '7644-3.12-02'],
    fix: `Answer every error with a JSON body whose schemas is ["${messageUrn.Error}"].`,
    judge(sight) {
      if (sight.status < 400 || sight.method === 'HEAD') return undefined;
      const seen = sight.answer.body === '' ? 'an empty body' : quoted(sight.body ?? sight.answer.body);
      return expected(errorIn(sight) !== undefined, 'an error message', `${sight.status} with ${seen}`);
    },
  },
  {
    id: 'passive.error-status',
    title: 'every error message repeats the HTTP status as text',
    requirements: ['7644-3.12-03'],
    fix: 'Put the HTTP status into status, as a JSON string such as "404".',
    judge(sight) {
      const error = errorIn(sight);
      if (!error || sight.status < 400) return undefined;
      const wanted = String(sight.status);
      return expected(error['status'] === wanted, `status ${quoted(wanted)}`, `status ${quoted(error['status'])}`);
    },
  },
  {
    id: 'passive.error-status-in-body',
    title: 'the status of every error is in the body too',
    requirements: ['7644-3.2-19'],
    fix: 'Repeat the HTTP status of an error in its body.',
    judge(sight) {
      if (sight.status < 400 || sight.method === 'HEAD') return undefined;
      const status = isJsonObject(sight.body) ? sight.body['status'] : undefined;
      return expected(Number(status) === sight.status, `${sight.status} in the body`, quoted(status));
    },
  },
  {
    id: 'passive.error-keyword',
    title: 'every scimType is a keyword of the standard',
    requirements: ['7644-3.12-04'],
    level: 'SHOULD',
    fix: 'Spell scimType as RFC 7644 table 9 does, and leave it out where no keyword fits.',
    judge: (sight) =>
      each(keywordsIn(sight), ({ keyword }) => {
        const isKnown = statusesOf(keyword) !== undefined;
        return !isKnown && { expected: Object.keys(scimTypes).join(', '), received: quoted(keyword) };
      }),
  },
  {
    id: 'passive.error-keyword-by-status',
    title: 'every scimType goes with its status',
    requirements: ['7644-3.12-04'],
    level: 'SHOULD',
    fix: 'Use the keywords of RFC 7644 table 9 with the statuses they are defined for, most of them with 400.',
    judge: (sight) =>
      each(keywordsIn(sight), ({ keyword, status }) => {
        const allowed = statusesOf(keyword);
        if (!allowed || allowed.includes(status)) return false;
        return { expected: `${quoted(keyword)} with ${allowed.join(' or ')}`, received: `with ${status}` };
      }),
  },
  {
    id: 'passive.sensitive-as-forbidden',
    title: 'a filter with sensitive information is answered with 403',
    requirements: ['7644-7.5.2-03'],
    fix: 'Answer GET whose filter tells too much with 403, so that the client comes back with POST.',
    judge(sight) {
      const error = errorIn(sight);
      if (sight.method !== 'GET' || sight.query['filter'] === undefined) return undefined;
      if (error?.['scimType'] !== 'sensitive') return undefined;
      return expected(sight.status === 403, '403 with "sensitive"', String(sight.status));
    },
  },
  {
    id: 'passive.error-detail',
    title: 'every error message has a detail for people',
    requirements: ['7644-3.12-05'],
    fix: 'Say in detail what is wrong with the request.',
    judge(sight) {
      const error = errorIn(sight);
      if (!error) return undefined;
      const { detail } = error;
      return expected(typeof detail === 'string' && detail !== '', 'a sentence in detail', quoted(detail));
    },
  },
  {
    id: 'passive.no-error-as-success',
    title: 'no error comes with a status of success',
    requirements: ['7644-3.2-18'],
    fix: 'Give an answer whose body is an error the status of that error.',
    judge({ status, body }) {
      if (status < 200 || status > 299 || !isJsonObject(body)) return undefined;
      return expected(!hasSchema(body, messageUrn.Error), 'a resource or a list', `${status} with ${quoted(body)}`);
    },
  },
  {
    id: 'passive.no-internal-error',
    title: 'no request makes the service provider fail',
    requirements: ['7644-3.12-06'],
    fix: 'Find the cause of the 5xx: a request that is wrong is answered with 4xx, one that is right succeeds.',
    judge(sight) {
      // RFC 7644 table 8 gives 501 to what is not supported; 503 with Retry-After asks for patience.
      const isExcused = sight.status === 501 || (sight.status === 503 && headerOf(sight, 'Retry-After') !== undefined);
      return expected(sight.status < 500 || isExcused, 'a status below 500', String(sight.status));
    },
  },
];

interface Keyword {
  readonly keyword: unknown;
  readonly status: number;
}

/** The keyword of an error, and those in the results of a bulk request. */
function* keywordsIn(sight: Sight): Generator<Keyword> {
  const { body, status } = sight;
  if (!isJsonObject(body)) return;
  if (errorIn(sight) && body['scimType'] !== undefined) yield { keyword: body['scimType'], status };
  for (const operation of Array.isArray(body['Operations']) ? body['Operations'].filter(isJsonObject) : []) {
    const response = operation['response'];
    if (isJsonObject(response) && isError(response) && response['scimType'] !== undefined) {
      yield { keyword: response['scimType'], status: Number(operation['status']) };
    }
  }
}

/** Those that a keyword is defined for; `undefined` for what is no keyword. */
function statusesOf(keyword: unknown): readonly number[] | undefined {
  const isKnown = typeof keyword === 'string' && Object.hasOwn(scimTypes, keyword);
  return isKnown ? scimTypes[keyword as keyof typeof scimTypes] : undefined;
}

function isError(json: JsonObject): boolean {
  return hasSchema(json, messageUrn.Error);
}
