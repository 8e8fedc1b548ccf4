import { header } from '../http/exchange.ts';
import { essence, scimJson } from '../scim/media-type.ts';
import { expected, quoted, type Rule } from './rule.ts';
import { headerOf, type Sight } from './sight.ts';

/** What HTTP and bearer tokens ask of an answer. */
export const http: readonly Rule[] = [
  {
    id: 'passive.204-without-body',
    title: 'an answer with 204 has no body',
    requirements: ['7644-3.6-07', '7644-3.5.2-24'],
    fix: 'Send neither a body nor a Content-Length with 204, or answer with 200.',
    judge(sight) {
      if (sight.status !== 204) return undefined;
      const { body } = sight.answer;
      const length = Number(headerOf(sight, 'Content-Length') ?? 0);
      return expected(body === '' && length === 0, 'no body', body === '' ? `Content-Length ${length}` : quoted(body));
    },
  },
  {
    id: 'passive.304-without-body',
    title: 'an answer with 304 has no body',
    requirements: ['7644-3.14-05'],
    fix: 'Send no body with 304.',
    judge({ status, answer }) {
      return status === 304 ? expected(answer.body === '', 'no body', quoted(answer.body)) : undefined;
    },
  },
  {
    id: 'passive.304-with-etag',
    title: 'an answer with 304 has the ETag',
    requirements: ['9110-15.4.5-01'],
    fix: 'Send with 304 the ETag that 200 would have had.',
    judge(sight) {
      if (sight.status !== 304) return undefined;
      return expected(headerOf(sight, 'ETag') !== undefined, 'an ETag header', 'none');
    },
  },
  {
    id: 'passive.405-with-allow',
    title: 'every 405 says which methods are allowed',
    requirements: ['9110-15.5.6-01'],
    fix: 'Send an Allow header with every 405.',
    judge(sight) {
      return sight.status === 405
        ? expected(headerOf(sight, 'Allow') !== undefined, 'an Allow header', 'none')
        : undefined;
    },
  },
  {
    id: 'passive.scim-json-is-acceptable',
    title: 'who accepts application/scim+json is served',
    requirements: ['7644-3.8-06'],
    fix: 'Answer in application/scim+json where the Accept header names it, never with 406.',
    judge({ exchange, status }) {
      const ranges = (header(exchange.request.headers, 'Accept') ?? '').split(',');
      // RFC 9110 section 12.4.2: a weight of 0 means "not acceptable".
      const accepted = ranges.filter((range) => !/;\s*q=0(?:\.0*)?\s*(?:;|$)/i.test(range)).map(essence);
      return accepted.includes(scimJson) ? expected(status !== 406, 'a status other than 406', '406') : undefined;
    },
  },
  {
    id: 'passive.401-with-challenge',
    title: 'every 401 says how to authenticate',
    requirements: ['9110-15.5.2-01', '7644-2-07'],
    fix: 'Send WWW-Authenticate with every 401.',
    judge(sight) {
      if (sight.status !== 401) return undefined;
      return expected(headerOf(sight, 'WWW-Authenticate') !== undefined, 'a WWW-Authenticate header', 'none');
    },
  },
  {
    id: 'passive.bearer-challenge',
    title: 'every 401 asks for a bearer token',
    requirements: ['6750-3-01', '6750-3-02'],
    fix: 'Send WWW-Authenticate: Bearer realm="…" with every 401.',
    judge(sight) {
      if (sight.status !== 401 || sight.landscape.token === undefined) return undefined;
      const challenge = challengeOf(sight);
      return expected(/(?:^|,\s*)Bearer\b/i.test(challenge), 'the scheme Bearer', challenge || 'none');
    },
  },
  {
    id: 'passive.bearer-challenge-parameter',
    title: 'a challenge for a bearer token has a parameter',
    requirements: ['6750-3-03'],
    fix: 'Put at least realm="…" behind Bearer in WWW-Authenticate.',
    judge(sight) {
      const bearer = bearerChallenge(sight);
      return bearer === undefined ? undefined : expected(/\w\s*=/.test(bearer), 'a parameter behind Bearer', bearer);
    },
  },
  {
    id: 'passive.bearer-challenge-realm',
    title: 'a challenge for a bearer token has no second realm',
    requirements: ['6750-3-04'],
    fix: 'Name realm once in WWW-Authenticate: Bearer.',
    judge(sight) {
      const bearer = bearerChallenge(sight);
      if (bearer === undefined) return undefined;
      return expected((bearer.match(/\brealm\s*=/gi) ?? []).length < 2, 'one realm', bearer);
    },
  },
  {
    id: 'passive.rejected-token-error',
    title: 'the challenge to a rejected token says that the token is wrong',
    requirements: ['6750-3-05'],
    fix: 'Add error="invalid_token" to the challenge when a token came but is not valid.',
    judge(sight) {
      const bearer = bearerChallenge(sight);
      if (bearer === undefined || !hasToken(sight)) return undefined;
      return expected(/\berror\s*=/i.test(bearer), 'error="invalid_token"', bearer);
    },
  },
  {
    id: 'passive.no-error-without-token',
    title: 'the challenge to a request without credentials has no error',
    requirements: ['6750-3.1-03'],
    fix: 'Leave error out of the challenge when no credentials came.',
    judge(sight) {
      const bearer = bearerChallenge(sight);
      const hasCredentials = sight.exchange.request.headers.some(([name]) => name.toLowerCase() === 'authorization');
      if (bearer === undefined || hasCredentials) return undefined;
      return expected(!/\berror\s*=/i.test(bearer), 'no error parameter', bearer);
    },
  },
  {
    id: 'passive.no-redirect-elsewhere',
    title: 'no redirect leads to another origin',
    requirements: ['7644-3.12-06'],
    fix: 'Redirect within the origin of the base URL: credentials do not go anywhere else.',
    judge(sight) {
      const { status, landscape, exchange } = sight;
      const location = headerOf(sight, 'Location');
      if (status < 300 || status > 399 || location === undefined) return undefined;
      const { url } = exchange.request;
      const origin = URL.canParse(location, url) ? new URL(location, url).origin : location;
      return expected(origin === new URL(landscape.baseUrl).origin, 'the origin of the base URL', origin);
    },
  },
];

function challengeOf({ answer }: Sight): string {
  return answer.headers
    .filter(([name]) => name.toLowerCase() === 'www-authenticate')
    .map(([, value]) => value)
    .join(', ');
}

/** The parameters of the bearer challenge of a 401; other schemes may stand beside it. */
function bearerChallenge(sight: Sight): string | undefined {
  if (sight.status !== 401) return undefined;
  return /(?:^|,\s*)(Bearer\b.*?)(?=,\s*[\w-]+\s+[\w-]+\s*=|$)/i.exec(challengeOf(sight))?.[1];
}

function hasToken({ exchange }: Sight): boolean {
  return exchange.request.headers.some(
    ([name, value]) => name.toLowerCase() === 'authorization' && /^bearer\s+\S/i.test(value),
  );
}
