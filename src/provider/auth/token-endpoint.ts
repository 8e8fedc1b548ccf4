import { isJsonObject, parseJson } from '../../scim/json.ts';
import { jsonAnswer } from '../protocol/answers.ts';
import { headerOf, type ScimAnswer, type ScimRequest } from '../protocol/exchange.ts';
import { type Parameters, readParameters } from '../protocol/parameters.ts';
import type { AccessTokens } from './access-tokens.ts';
import { realm } from './authentication.ts';
import { isSameSecret, type NamedSecret, readBasic } from './basic.ts';

/** Where clients get access tokens and give them back, below the origin. */
export const oauthPath = '/oauth2';

const json = 'application/json';
// RFC 6749 section 5.1: answers with tokens must not be stored.
const noStore = ['Cache-Control', 'no-store', 'Pragma', 'no-cache'];

/**
 * Answers at `/oauth2/token` (RFC 6749 section 4.4), `/oauth2/revoke` (RFC 7009), and at `/oauth2/access-key`, where products
 * exchange the access key of somebody for a token that ends.
 */
export async function answerOAuth(
  tokens: AccessTokens,
  clients: ReadonlyMap<string, NamedSecret>,
  request: ScimRequest,
  path: string,
): Promise<ScimAnswer> {
  if (path !== '/token' && path !== '/revoke' && path !== '/access-key') return refusal(404, 'invalid_request');
  if (request.method !== 'POST') return refusal(405, 'invalid_request', ['Allow', 'POST']);
  if (path === '/access-key') return exchangeKey(tokens, clients, request);
  const form = readForm(request);
  if (!form) return refusal(400, 'invalid_request');
  const client = clientOf(clients, request, form);
  if (client === undefined) {
    return refusal(401, 'invalid_client', ['WWW-Authenticate', `Basic realm="${realm}"`]);
  }
  return path === '/token' ? grant(tokens, client, form) : revoke(tokens, form);
}

/** The body is `{"accessKeyId": …, "accessKeySecret": …}`. */
async function exchangeKey(
  tokens: AccessTokens,
  clients: ReadonlyMap<string, NamedSecret>,
  { body = '' }: ScimRequest,
): Promise<ScimAnswer> {
  const given = parseJson(body);
  const { accessKeyId, accessKeySecret } = isJsonObject(given) ? given : {};
  if (typeof accessKeyId !== 'string' || typeof accessKeySecret !== 'string') return refusal(400, 'invalid_request');
  const known = clients.get(accessKeyId);
  if (!known || !isSameSecret(known.secret, accessKeySecret)) return refusal(401, 'invalid_client');
  return tokenAnswer(tokens, accessKeyId);
}

async function tokenAnswer(tokens: AccessTokens, client: string): Promise<ScimAnswer> {
  const body = { access_token: await tokens.issue(client), token_type: 'Bearer', expires_in: tokens.lifetime };
  return jsonAnswer(200, json, body, noStore);
}

async function grant(tokens: AccessTokens, client: string, form: Parameters): Promise<ScimAnswer> {
  const grantType = form.get('grant_type');
  if (grantType === undefined) return refusal(400, 'invalid_request');
  if (grantType !== 'client_credentials') return refusal(400, 'unsupported_grant_type');
  return tokenAnswer(tokens, client);
}

async function revoke(tokens: AccessTokens, form: Parameters): Promise<ScimAnswer> {
  const token = form.get('token');
  if (token === undefined) return refusal(400, 'invalid_request');
  await tokens.revoke(token);
  return jsonAnswer(200, json, {}, noStore);
}

function readForm({ body = '' }: ScimRequest): Parameters | undefined {
  try {
    return readParameters(body);
  } catch {
    return undefined;
  }
}

/** The id of the client, by Basic or by the body, RFC 6749 section 2.3.1. */
function clientOf(
  clients: ReadonlyMap<string, NamedSecret>,
  request: ScimRequest,
  form: Parameters,
): string | undefined {
  const [scheme, credentials = ''] = (headerOf(request, 'authorization') ?? '').split(' ');
  const given =
    scheme?.toLowerCase() === 'basic'
      ? readBasic(credentials)
      : { name: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
  const client = given && clients.get(given.name);
  return client && isSameSecret(client.secret, given.secret) ? given.name : undefined;
}

function refusal(status: number, error: string, headers: readonly string[] = []): ScimAnswer {
  return jsonAnswer(status, json, { error }, [...noStore, ...headers]);
}
