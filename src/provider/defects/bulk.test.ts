import type { Json, JsonObject } from '../../scim/json.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import { bulkDefects } from './bulk.ts';
import { type Stage, showing } from './testing/stage.ts';

async function bulk(
  { send }: Stage,
  ...given: readonly Json[]
): Promise<{ status: number; results: readonly JsonObject[] }> {
  const { status, body } = await send('POST', '/Bulk', { schemas: [messageUrn.BulkRequest], Operations: given });
  return { status, results: body.Operations };
}

const creating = (userName: string, bulkId: string) => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data: { schemas: [schemaUrn.User], userName },
});

const grouping = (bulkId: string) => ({
  method: 'POST',
  path: '/Groups',
  bulkId: 'group',
  data: { schemas: [schemaUrn.Group], displayName: 'group', members: [{ value: `bulkId:${bulkId}` }] },
});

const statuses = ({ results }: { readonly results: readonly JsonObject[] }) => results.map(({ status }) => status);

showing(bulkDefects, {
  'bulk-bulkid-not-resolved': [
    async (stage) => statuses(await bulk(stage, creating('ann', 'ann'), grouping('ann'))),
    ['201', '201'],
    ['201', '400'],
  ],
  'bulk-forward-reference-fails': [
    async (stage) => statuses(await bulk(stage, grouping('ann'), creating('ann', 'ann'))),
    ['201', '201'],
    ['400', '201'],
  ],
  'bulk-limit-not-enforced': [
    async (stage) =>
      (await bulk(stage, ...Array.from({ length: 21 }, (_, index) => creating(`u${index}`, `b${index}`)))).status,
    413,
    200,
  ],
  'bulk-error-code-flattened': [
    async (stage) => {
      const { results } = await bulk(stage, creating('ann', 'one'), creating('ann', 'two'));
      return [results[1]!.status, (results[1]!.response as JsonObject).scimType];
    },
    ['409', 'uniqueness'],
    ['400', undefined],
  ],
  'bulk-location-missing': [
    async (stage) => {
      const { results } = await bulk(stage, creating('ann', 'ann'));
      return Object.keys(results[0]!);
    },
    ['location', 'method', 'bulkId', 'version', 'status'],
    ['method', 'version', 'status'],
  ],
  'bulk-duplicate-bulkid-accepted': [
    async (stage) => (await bulk(stage, creating('ann', 'same'), creating('bob', 'same'))).status,
    400,
    200,
  ],
});
