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
  'bulk-failonerrors-ignored': [
    async ({ send, get }) => {
      const failing = { method: 'DELETE', path: '/Users/nobody' };
      const Operations = [failing, creating('ann', 'ann')];
      await send('POST', '/Bulk', { schemas: [messageUrn.BulkRequest], failOnErrors: 1, Operations });
      return (await get('/Users')).totalResults;
    },
    0,
    1,
  ],
  'bulk-answered-with-207': [async (stage) => (await bulk(stage, creating('ann', 'ann'))).status, 200, 207],
  'bulk-unreadable-is-no-error': [
    async ({ send }) => (await send('POST', '/Bulk', '{"Operations":[')).status,
    400,
    200,
  ],
  'bulk-without-limits': [
    async ({ get }) => (await get('/ServiceProviderConfig')).bulk,
    { supported: true, maxOperations: 1000, maxPayloadSize: 1024 * 1024 },
    { supported: true, maxOperations: 0, maxPayloadSize: 0 },
  ],
  'bulk-payload-limit-not-enforced': [
    async ({ get, send }) => {
      const { maxPayloadSize } = (await get('/ServiceProviderConfig')).bulk;
      const message = JSON.stringify({ schemas: [messageUrn.BulkRequest], Operations: [] });
      return (await send('POST', '/Bulk', message.padEnd(maxPayloadSize + 1))).status;
    },
    413,
    200,
  ],
  'bulk-refusal-without-reason': [
    async ({ send, get }) => {
      const Operations = Array.from({ length: 1001 }, (_, index) => creating(`u${index}`, `b${index}`));
      const message = { schemas: [messageUrn.BulkRequest], Operations };
      const { maxPayloadSize } = (await get('/ServiceProviderConfig')).bulk;
      const answers = [
        await send('POST', '/Bulk', message),
        await send('POST', '/Bulk', ' '.repeat(maxPayloadSize + 1)),
      ];
      return answers.map(({ status, body }) => [status, body.detail]);
    },
    [
      [413, 'A bulk request takes at most 1000 operations (maxOperations), not 1001.'],
      [413, 'A bulk request takes at most 1048576 bytes (maxPayloadSize).'],
    ],
    [
      [413, 'Refused.'],
      [413, 'Refused.'],
    ],
  ],
});
