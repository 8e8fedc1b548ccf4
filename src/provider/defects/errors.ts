import { badRequest, ScimError } from '../scim-error.ts';
import type { Behaviour, Defect } from './defect.ts';
import { changedBody, textAnswer, withHeader } from './json.ts';
import { answers, gate, handling, internalError, refusals, sent } from './seams.ts';

const requestsInBurst = 100;

export const errorDefects: readonly Defect[] = [
  {
    id: 'error-conflict-as-400-or-500',
    severity: 'high',
    title: 'A userName that is taken is answered with 500.',
    violates: ['7644-3.3-12', '7644-3.12-20', 'OKTA-create-02', 'ENTRA-create-04'],
    sources: ['wso2/product-is#25252', 'langfuse/langfuse#13528'],
    behaviour: refusals((error) => (error.status === 409 ? internalError() : error)),
  },
  {
    id: 'error-409-without-scimtype',
    severity: 'medium',
    title: 'A conflict is answered with 409 and no scimType.',
    violates: ['7644-3.3-12', '7644-3.12-20'],
    sources: ['ory/polis#4066'],
    behaviour: refusals((error) => (error.status === 409 ? new ScimError(409, undefined, error.message) : error)),
  },
  {
    id: 'error-patch-unknown-id-400',
    severity: 'medium',
    title: 'PATCH of an id that nobody has is answered with 400.',
    violates: ['7644-3.12-12', '7644-3.6-03', 'OKTA-import-06'],
    sources: ['SAP-archive/scimono#235'],
    behaviour: handling(({ request, tenant }, route, next) => {
      const isUnknown = route.to === 'resource' && request.method === 'PATCH' && !tenant.directory.find(route.id);
      if (isUnknown) throw badRequest('invalidSyntax', 'The body does not fit the resource.');
      return next();
    }),
  },
  {
    id: 'error-malformed-json-500',
    severity: 'medium',
    title: 'A body that is no JSON fails with 500.',
    violates: ['7644-3.12-09', '7644-3.12-22', '5789-2.2-01'],
    sources: ['keycloak/keycloak#47059'],
    behaviour: refusals((error) => (error.message.includes('is not JSON') ? internalError() : error)),
  },
  {
    id: 'error-missing-schemas-500',
    severity: 'medium',
    title: 'A create without schemas fails with 500.',
    violates: ['7644-3.12-09', '7644-3.12-22', '7644-3.12-25'],
    sources: ['GluuFederation/oxAuth#372'],
    behaviour: sent('POST', (body) => {
      if (!Object.keys(body).some((name) => name.toLowerCase() === 'schemas')) throw internalError();
      return body;
    }),
  },
  {
    id: 'error-429-no-retry-after',
    severity: 'medium',
    title: `More than ${requestsInBurst} requests in a second are answered with 429, plain text and no Retry-After.`,
    violates: ['OKTA-connection-08', '7644-3.12-01', '7644-3.12-06', 'ENTRA-connection-07'],
    sources: ['va360labs/didacta-io#54', 'vouch-sh/vouch#1412'],
    behaviour: throttled(requestsInBurst),
  },
  {
    id: 'error-scimtype-null-string',
    severity: 'low',
    title: 'A 404 has the scimType "null".',
    violates: ['7644-3.12-04'],
    sources: ['wso2/product-is#7697', 'GluuFederation/SCIM-Client#46'],
    behaviour: answers((answer) =>
      answer.status === 404 ? changedBody(answer, (error) => ({ ...error, scimType: 'null' })) : answer,
    ),
  },
  {
    id: 'error-scimtype-wrong-case',
    severity: 'low',
    title: 'scimType begins with a capital letter.',
    violates: ['7644-3.12-04', '7644-3.3-12'],
    sources: ['wso2/product-is#7367'],
    behaviour: answers((answer) =>
      answer.status < 400
        ? answer
        : changedBody(answer, (error) =>
            typeof error.scimType === 'string'
              ? { ...error, scimType: error.scimType.charAt(0).toUpperCase() + error.scimType.slice(1) }
              : error,
          ),
    ),
  },
  {
    id: 'sec-error-leaks-internals',
    severity: 'low',
    title: 'The detail of an error shows classes and SQL.',
    violates: ['7644-3.12-05', '7644-3.12-16', '7644-3.7.4-04'],
    sources: ['apache/directory-scimple#946'],
    behaviour: answers((answer) =>
      answer.status < 400
        ? answer
        : changedBody(answer, (error) => ({
            ...error,
            detail:
              'org.hibernate.exception.GenericJDBCException: could not execute [select u.id from scim_user u where u.user_name=?]\n' +
              '\tat com.example.scim.UserDao.find(UserDao.java:42)',
          })),
    ),
  },
  {
    id: 'error-problem-details',
    severity: 'medium',
    title: 'Errors are told as problem details, RFC 9457, with the status as a number.',
    violates: ['7644-3.12-01', '7644-3.12-02', '7644-3.12-03'],
    sources: [],
    behaviour: answers((answer) => {
      if (answer.status < 400) return answer;
      const told = changedBody(answer, ({ status, detail = '' }) => ({
        type: 'about:blank',
        status: Number(status),
        detail,
      }));
      return withHeader(told, 'Content-Type', 'application/problem+json');
    }),
  },
  {
    id: 'error-405-without-allow',
    severity: 'low',
    title: 'A method that is not supported is answered with 405 and no Allow.',
    violates: ['9110-15.5.6-01'],
    sources: [],
    behaviour: answers((answer) => (answer.status === 405 ? withHeader(answer, 'Allow', undefined) : answer)),
  },
];

function throttled(limit: number): Behaviour {
  return (provider) => {
    let windowStart = Number.NEGATIVE_INFINITY;
    let count = 0;
    gate((request, next) => {
      if (provider.now() - windowStart >= 1000) {
        windowStart = provider.now();
        count = 0;
      }
      count += 1;
      return count > limit ? textAnswer(429, 'text/plain', 'Too many requests') : next(request);
    })(provider);
  };
}
