import {
  type Answer,
  doesNotWork,
  expect,
  type Given,
  type ScimClient,
  test,
  verifies,
  works,
} from '../../src/harness/index.ts';
import { messageUrn } from '../../src/scim/urn.ts';

/** Whether a feature works, found out with as little as possible. */
type Trial = (scim: ScimClient, given: Given) => Promise<boolean>;

const trials: readonly {
  readonly feature: 'patch' | 'bulk' | 'filter' | 'sort' | 'etag' | 'cursor';
  readonly requirement: Parameters<typeof verifies>[0];
  readonly publishedAs: string;
  readonly works: Trial;
}[] = [
  {
    feature: 'patch',
    requirement: '7643-5-06',
    publishedAs: 'patch.supported',
    async works(scim, given) {
      const { id } = await given.existingUser();
      const answer = await scim.modify('User', id, { op: 'replace', path: 'displayName', value: 'Ada King' });
      return answer.status < 300 && (await given.stored('User', id))['displayName'] === 'Ada King';
    },
  },
  {
    feature: 'bulk',
    requirement: '7643-5-08',
    publishedAs: 'bulk.supported',
    async works(scim, given) {
      const operation = { method: 'DELETE', path: scim.path('User', given.name()) };
      const body = { schemas: [messageUrn.BulkRequest], Operations: [operation] };
      const answer = await scim.send({ method: 'POST', path: '/Bulk', body });
      return answer.status === 200 && Array.isArray(answer.at('Operations'));
    },
  },
  {
    feature: 'filter',
    requirement: '7643-5-12',
    publishedAs: 'filter.supported',
    async works(scim, given) {
      const { id, sent } = await given.existingUser();
      const page = await scim.query('User', { filter: `userName eq "${String(sent['userName'])}"` });
      return page.status === 200 && page.resources.length === 1 && page.ids()[0] === id;
    },
  },
  {
    feature: 'sort',
    requirement: '7643-5-17',
    publishedAs: 'sort.supported',
    async works(scim, given) {
      await given.existingUsers(2);
      const up = firstName(await scim.query('User', { sortBy: 'userName', sortOrder: 'ascending', count: 1 }));
      const down = firstName(await scim.query('User', { sortBy: 'userName', sortOrder: 'descending', count: 1 }));
      return up !== '' && up !== down && down !== '';
    },
  },
  {
    feature: 'etag',
    requirement: '7643-5-19',
    publishedAs: 'etag.supported',
    async works(scim, given) {
      // Web frameworks make an ETag for everything; only versions keep a late client from writing.
      const { id, sent } = await given.existingUser();
      const outdated = (await scim.retrieve('User', id)).header('ETag');
      if (outdated === undefined) return false;
      await given.replaced('User', id, { ...sent, displayName: 'Changed meanwhile' });
      const answer = await scim.replace('User', id, sent, { headers: { 'If-Match': outdated } });
      return answer.status === 412 || answer.status === 409;
    },
  },
  {
    feature: 'cursor',
    requirement: '9865-4-03',
    publishedAs: 'pagination.cursor',
    async works(scim, given) {
      await given.existingUsers(2);
      const page = await scim.send({ method: 'GET', path: scim.endpoint('User'), query: { cursor: '', count: '1' } });
      return page.status === 200 && page.resources.length === 1 && typeof page.at('nextCursor') === 'string';
    },
  },
];

for (const { feature, requirement, publishedAs, works: isWorking } of trials) {
  test(
    `${publishedAs} is true where ${feature} works, and only there`,
    verifies(requirement, {
      fix: `Publish ${publishedAs} as it is, or make ${feature} work as published.`,
      level: 'SHOULD',
    }),
    async ({ scim, given, target, observe, appliesIf }) => {
      const seen = (await isWorking(scim, given)) ? works : doesNotWork;
      observe(feature, seen);
      const advertised = target.capabilities[feature];
      appliesIf(advertised !== 'unknown', `The target does not publish ${publishedAs}.`);

      expect(seen, `${feature}, published as ${advertised === 'yes' ? 'supported' : 'not supported'}`).toBe(
        advertised === 'yes' ? works : doesNotWork,
      );
    },
  );
}

function firstName(page: Answer): string {
  return page.status === 200 ? String(page.pluck('userName')[0] ?? '').toLowerCase() : '';
}
