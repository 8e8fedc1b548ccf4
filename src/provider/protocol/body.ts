import { isUtf8 } from 'node:buffer';
import { type Json, parseJson } from '../../scim/json.ts';
import { badRequest } from '../scim-error.ts';
import { headerOf, type ScimRequest } from './exchange.ts';
import { checkContentType } from './negotiation.ts';

/**
 * Reads the JSON body of a request.
 *
 * @throws ScimError 415, or invalidSyntax when there is no body or it is not JSON.
 */
export function readBody(request: ScimRequest): Json {
  if (request.json !== undefined) return request.json;
  checkContentType(headerOf(request, 'content-type'), request.method);
  const text = request.body;
  if (text === undefined || text === '') throw badRequest('invalidSyntax', 'The request needs a body.');
  const body = parseJson(text);
  if (body === undefined) throw badRequest('invalidSyntax', 'The body is not JSON.');
  return body;
}

/**
 * Decodes the bytes of a body, RFC 7644 section 3.8.
 *
 * @throws ScimError invalidSyntax when they are not UTF-8.
 */
export function decodeBody(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw badRequest('invalidSyntax', 'The body is not UTF-8.');
  return bytes.toString('utf8');
}
