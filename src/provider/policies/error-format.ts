import { isJsonObject, parseJson } from '../../scim/json.ts';
import type { Policy } from '../policy.ts';
import { jsonAnswer } from '../protocol/answers.ts';
import type { ScimAnswer } from '../protocol/exchange.ts';
import { fromOctets } from '../protocol/octets.ts';

/** Codes of google.rpc.Code by HTTP status. */
const grpcCodes: Readonly<Record<number, number>> = {
  400: 3,
  401: 16,
  403: 7,
  404: 5,
  409: 6,
  429: 8,
  500: 13,
  501: 12,
  503: 14,
};

const bodyHeaders = new Set(['Content-Type', 'Content-Length']);

/** Gives errors with the statuses of the policy the shape of google.rpc.Status; everything else stays as it is. */
export function asStatusObject(answer: ScimAnswer, { statuses }: NonNullable<Policy['errors']>): ScimAnswer {
  const { status, headers, body = '' } = answer;
  if (!statuses.includes(status)) return answer;
  const error = parseJson(fromOctets(body));
  const detail = isJsonObject(error) && typeof error.detail === 'string' ? error.detail : '';
  const kept = headers.filter((_, index) => !bodyHeaders.has(headers[index - (index % 2)]!));
  return jsonAnswer(status, 'application/json', { code: grpcCodes[status] ?? 2, message: detail, details: [] }, kept);
}
