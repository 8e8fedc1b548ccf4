import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../scim/json.ts';
import type { PatchOperation } from '../../../scim/patch-operation.ts';
import { patchOp } from '../../../scim/patch-operation.ts';
import { schemaUrn } from '../../../scim/urn.ts';
import type { ProviderOptions } from '../../options.ts';
import { populate } from '../../population/population.ts';
import { type TestAnswer, type TestClient, testClient } from '../../test-client.ts';
import type { Defect } from '../defect.ts';

/** What scripts that show a defect have at hand. */
export interface Stage extends TestClient {
  /** Creates a User and gives it as it was answered. */
  readonly user: (attributes?: JsonObject) => Promise<JsonObject & { readonly id: string }>;
  readonly group: (attributes?: JsonObject) => Promise<JsonObject & { readonly id: string }>;
  /** The body of a GET. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests reach into answers by path
  readonly get: (path: string) => Promise<any>;
  readonly patch: (path: string, ...operations: readonly PatchOperation[]) => Promise<TestAnswer>;
  /** The userName or displayName of what a query with a filter finds, or the status that it is refused with. */
  readonly found: (endpoint: string, filter: string, more?: string) => Promise<readonly string[] | number>;
}

/** An exchange in which a defect shows, and what comes out of it with and without the defect. */
export type Manifestation = readonly [script: (stage: Stage) => Promise<unknown>, right: unknown, wrong: unknown];

/** Tests that each defect shows, and does not where it is switched off. */
export function showing(defects: readonly Defect[], manifestations: Readonly<Record<string, Manifestation>>): void {
  test('every defect of the topic has a script', () => {
    expect(Object.keys(manifestations).toSorted()).toEqual(defects.map(({ id }) => id).toSorted());
  });
  test.each(defects.map((defect) => [defect.id, defect] as const))(
    '%s shows where it is switched on, and only there',
    async (id, defect) => {
      const [script, right, wrong] = manifestations[id]!;
      expect(await script(stage(defect, {}))).toEqual(right);
      expect(await script(stage(defect, { defects: [id] }))).toEqual(wrong);
    },
  );
}

function stage({ options = {} }: Defect, more: ProviderOptions): Stage {
  const { population, ...needs } = options;
  const client = testClient({
    tenants: ['one', 'two'],
    tokens: ['one', 'two'].map((tenant) => ({ token: tenant, tenant })),
    ...needs,
    ...more,
  });
  if (population) populate(client.provider.tenants[0]!, population);
  let count = 0;
  const send: Stage['send'] = (method, path, body, headers = {}) =>
    client.send(method, path, body, { authorization: 'Bearer one', 'user-agent': 'test', ...headers });
  const create = async (endpoint: string, body: JsonObject): Promise<JsonObject & { readonly id: string }> =>
    (await send('POST', endpoint, body)).body;
  return {
    ...client,
    send,
    user: (attributes = {}) => {
      count += 1;
      return create('/Users', { schemas: [schemaUrn.User], userName: `user-${count}`, ...attributes });
    },
    group: (attributes = {}) => {
      count += 1;
      return create('/Groups', { schemas: [schemaUrn.Group], displayName: `group-${count}`, ...attributes });
    },
    get: async (path) => (await send('GET', path)).body,
    patch: (path, ...operations) => send('PATCH', path, patchOp(...operations) as unknown as Json),
    found: async (endpoint, filter, query = '') => {
      const { status, body } = await send('GET', `${endpoint}?filter=${encodeURIComponent(filter)}${query}`);
      return status === 200 ? body.Resources.map((each: JsonObject) => each.userName ?? each.displayName) : status;
    },
  };
}
