import { isJsonObject } from '../scim/json.ts';
import { plainJson, scimJson } from '../scim/media-type.ts';
import { messageUrn } from '../scim/urn.ts';
import { each, expected, quoted, type Rule } from './rule.ts';
import { hasSchema, headerOf, mediaTypeOf, type Sight } from './sight.ts';

/** Bodies and their media type. */
export const messages: readonly Rule[] = [
  {
    id: 'passive.media-type',
    title: `answers with a body are labelled ${scimJson}`,
    requirements: ['7644-3.1-01', '7644-8.1-01'],
    fix: `Send Content-Type: ${scimJson} with every body; ${plainJson} only where Accept asks for it.`,
    judge(sight) {
      if (!hasContent(sight)) return undefined;
      const type = mediaTypeOf(sight);
      const wanted = wantsPlainJson(sight) ? [scimJson, plainJson] : [scimJson];
      return expected(wanted.includes(type), wanted.join(' or '), type === '' ? 'no Content-Type' : type);
    },
  },
  {
    id: 'passive.body-is-a-json-object',
    title: 'a successful answer has one JSON object in its body',
    requirements: ['7643-2.1-04', '7644-3.2-17'],
    fix: 'Answer with one JSON object: a resource, or a message such as ListResponse.',
    judge(sight) {
      const { status, answer, body } = sight;
      if (status < 200 || status > 299 || !hasContent(sight)) return undefined;
      return expected(isJsonObject(body), 'a JSON object', quoted(body ?? answer.body));
    },
  },
  {
    id: 'passive.utf-8',
    title: 'bodies are UTF-8',
    requirements: ['7644-3.8-01', '7644-3.8-02'],
    fix: 'Write bodies in UTF-8 and declare no other charset.',
    judge(sight) {
      if (sight.answer.body === '') return undefined;
      const charset = /charset="?([^";\s]+)/i.exec(headerOf(sight, 'Content-Type') ?? '')?.[1];
      if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
        return { expected: 'charset=utf-8 or none', received: `charset=${charset}` };
      }
      const isBroken = sight.answer.body.includes('\uFFFD') && !sight.before.hasSentReplacementCharacter;
      return expected(!isBroken, 'text in UTF-8', 'octets that are no UTF-8');
    },
  },
  {
    id: 'passive.message-urn',
    title: 'every message of the protocol names its registered URN',
    requirements: ['7644-3.1-05', '7644-8.2-01'],
    fix: 'Give lists, errors and bulk responses the URNs under urn:ietf:params:scim:api:messages:2.0 in schemas.',
    judge(sight) {
      const { body } = sight;
      const urn = isJsonObject(body) ? urnFor(body, sight) : undefined;
      if (urn === undefined || !isJsonObject(body)) return undefined;
      return expected(hasSchema(body, urn), urn, quoted(body['schemas']));
    },
  },
  {
    id: 'passive.schemas-of-a-message',
    title: 'a message lists no schema but its own',
    requirements: ['7644-3.1-05'],
    fix: 'Put the URN of the message alone into its schemas.',
    judge(sight) {
      const { body } = sight;
      if (!isJsonObject(body) || !Array.isArray(body['schemas']) || !urnFor(body, sight)) return undefined;
      const { schemas } = body;
      if (!schemas.some((urn) => typeof urn === 'string' && urn.startsWith(messagePrefix))) return undefined;
      return each(schemas, (urn) => {
        const isMessage = typeof urn === 'string' && urn.startsWith('urn:ietf:params:scim:api:');
        return !isMessage && { expected: 'URNs of messages alone', received: quoted(urn) };
      });
    },
  },
];

const messagePrefix = 'urn:ietf:params:scim:api:messages:';

/** That 204 and 304 have any at all is another rule's business. */
function hasContent({ status, answer }: Sight): boolean {
  return answer.body !== '' && status !== 204 && status !== 304;
}

function wantsPlainJson({ exchange }: Sight): boolean {
  return exchange.request.headers.some(
    ([name, value]) => name.toLowerCase() === 'accept' && /application\/json/i.test(value),
  );
}

/** The URN that a body calls for by what it is. */
function urnFor(body: Readonly<Record<string, unknown>>, { status, list, path }: Sight): string | undefined {
  if (status >= 400) return body['detail'] !== undefined || body['status'] !== undefined ? messageUrn.Error : undefined;
  if (list) return messageUrn.ListResponse;
  return path[0]?.toLowerCase() === 'bulk' && Array.isArray(body['Operations']) ? messageUrn.BulkResponse : undefined;
}
