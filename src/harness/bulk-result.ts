import { isJsonObject, type JsonObject } from '../scim/json.ts';
import { type Answer, textOf, valueAt } from './answer.ts';
import { foundationMissing } from './inconclusive.ts';

/** What a bulk response says of one operation, RFC 7644 section 3.7. */
export interface BulkResult {
  /** In capitals; empty when it is missing. */
  readonly method: string;
  readonly bulkId: string | undefined;
  /** Also from the older form {"code":"201"}; `NaN` when there is none. */
  readonly status: number;
  /** Of the resource, by its location or by the response; empty when neither tells. */
  readonly id: string;
}

/** @throws Inconclusive when the bulk request was not processed */
export function bulkResults(answer: Answer): readonly BulkResult[] {
  const operations = answer.at('Operations');
  if (answer.status !== 200 || !Array.isArray(operations)) {
    throw foundationMissing('process bulk requests', `POST /Bulk was answered with ${answer.status}.`);
  }
  return operations.filter(isJsonObject).map(resultIn);
}

function resultIn({ method, bulkId, status, location, response }: JsonObject): BulkResult {
  return {
    method: typeof method === 'string' ? method.toUpperCase() : '',
    bulkId: typeof bulkId === 'string' ? bulkId : undefined,
    status: Number(isJsonObject(status) ? status['code'] : (status ?? Number.NaN)),
    id: typeof location === 'string' ? idIn(location) : textOf(valueAt(response, ['id']) ?? ''),
  };
}

function idIn(location: string): string {
  const segment = location.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
