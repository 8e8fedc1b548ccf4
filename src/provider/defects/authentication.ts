import { readBasic } from '../auth/basic.ts';
import { loginOf } from '../auth/logins.ts';
import type { Attributes } from '../engine/attributes.ts';
import { errorAnswer } from '../protocol/answers.ts';
import type { ScimAnswer, ScimRequest } from '../protocol/exchange.ts';
import { headerOf } from '../protocol/exchange.ts';
import { ScimError } from '../scim-error.ts';
import type { Behaviour, Defect } from './defect.ts';
import { textAnswer, withHeader } from './json.ts';
import { answers, answersTo, gate, steps, together } from './seams.ts';
import { recordsOf, typeCalled } from './stored.ts';

export const authenticationDefects: readonly Defect[] = [
  {
    id: 'auth-missing-user-agent-403',
    severity: 'high',
    title: 'A request without User-Agent is answered with 403 and HTML.',
    violates: ['ENTRA-connection-05', '7644-3.12-01', '7644-3.4.1-02'],
    sources: ['kortix-ai/suna#7297'],
    behaviour: gate((request, next) =>
      headerOf(request, 'user-agent') === undefined
        ? textAnswer(403, 'text/html', '<html><body><h1>403 Forbidden</h1></body></html>')
        : next(request),
    ),
  },
  {
    id: 'auth-missing-token-500',
    severity: 'medium',
    title: 'A request without credentials is answered with 500.',
    violates: ['7644-3.12-10', '6750-3-01', '9110-15.5.2-01'],
    sources: ['keycloak/keycloak#49973'],
    behaviour: answers((answer, request) =>
      isAnonymous(answer, request) ? errorAnswer(new ScimError(500, undefined, 'No token was found.')) : answer,
    ),
  },
  {
    id: 'auth-503-instead-of-401',
    severity: 'medium',
    title: 'A request without credentials is answered with 503.',
    violates: ['7644-3.12-10', '6750-3-01', '9110-15.5.2-01'],
    sources: ['GluuFederation/SCIM-Client#46'],
    behaviour: answers((answer, request) =>
      isAnonymous(answer, request) ? errorAnswer(new ScimError(503, undefined, 'SCIM was disabled.')) : answer,
    ),
  },
  {
    id: 'auth-discovery-accepts-bad-token',
    severity: 'medium',
    title: 'Discovery is answered in spite of a wrong token, which everything else refuses.',
    violates: ['7644-2-04', '6750-3.1-01', '7644-3.12-10'],
    sources: ['Infisical/infisical#6885'],
    behaviour: gate(async (request, next) => {
      const answer = await next(request);
      const isDiscovery = /\/(?:ServiceProviderConfig|ResourceTypes|Schemas)(?:$|[/?])/i.test(request.target);
      return answer.status === 401 && isDiscovery ? next(withAuthorization(request, undefined)) : answer;
    }),
  },
  {
    id: 'auth-scheme-case-sensitive',
    severity: 'low',
    title: 'The scheme "bearer" in lower case is refused.',
    violates: ['6750-2.1-01', '9110-15.5.2-01'],
    sources: [],
    behaviour: gate((request, next) =>
      next(
        headerOf(request, 'authorization')?.startsWith('bearer ')
          ? withAuthorization(request, 'unknown scheme')
          : request,
      ),
    ),
  },
  {
    id: 'me-without-location',
    severity: 'low',
    title: '/Me stands for the first User, and its answers do not say where that User is.',
    violates: ['7644-3.11-07'],
    sources: [],
    options: { population: { users: 2, groups: 1, seed: 1 } },
    behaviour: together(
      steps((was) => ({
        answer: (exchange, route) => {
          if (route.to !== 'me') return was.answer(exchange, route);
          const [first] = recordsOf(exchange.tenant, typeCalled(exchange.tenant, 'User'));
          const principal = { ...exchange.principal, ...(first && { subject: first.id }) };
          return was.answer({ ...exchange, principal }, route);
        },
      })),
      answersTo('GET', (answer, _, route) => (route.to === 'me' ? withHeader(answer, 'Location', undefined) : answer)),
    ),
  },
  {
    id: 'deactivate-shown-but-not-enforced',
    severity: 'critical',
    title: 'A User that is inactive can still log in.',
    violates: ['7643-4.1.1-17'],
    sources: ['better-auth/better-auth#10242', 'sourcebot-dev/sourcebot#1306'],
    options: { logins: true },
    behaviour: loggingIn(() => true),
  },
  {
    id: 'sec-password-preregistration',
    severity: 'high',
    title: 'The password of a create opens an account whose owner never confirmed it.',
    violates: ['7644-2-08', '7643-4.1.1-20'],
    sources: ['langfuse/langfuse#15997'],
    behaviour: loggingIn(({ active }) => active !== false),
  },
];

function isAnonymous({ status }: ScimAnswer, request: ScimRequest): boolean {
  return status === 401 && headerOf(request, 'authorization') === undefined;
}

function withAuthorization(request: ScimRequest, authorization: string | undefined): ScimRequest {
  return { ...request, headers: { ...request.headers, authorization } };
}

/** Users log in by userName and password, if their account is one that may be used. */
function loggingIn(isUsable: (attributes: Attributes) => boolean): Behaviour {
  return (provider) => {
    const { authenticate, tenants } = provider;
    provider.authenticate = (request, isPublic) => {
      const [scheme = '', credentials = ''] = (headerOf(request, 'authorization') ?? '').split(' ');
      const pair = scheme.toLowerCase() === 'basic' ? readBasic(credentials) : undefined;
      return (pair && loginOf(tenants, pair, isUsable)) ?? authenticate(request, isPublic);
    };
  };
}
