import {
  bulkResults,
  type Existing,
  expect,
  type Given,
  type JsonObject,
  type ScimClient,
  settled,
  test,
  verifies,
  type Write,
  writes,
} from '../../src/harness/index.ts';
import type { BulkOperation } from '../../src/scim/bulk-request.ts';
import { patchOp } from '../../src/scim/patch-operation.ts';
import { schemaUrn } from '../../src/scim/urn.ts';

test(
  'a bulk request does what its operations do one by one',
  verifies(['7644-3.7.3-03', '7644-3.7-16', '7644-3.7-22'], {
    fix: 'Perform each operation of a bulk request as the single request, in an order that comes to the same.',
    kind: 'property',
    needs: ['bulk', 'patch'],
  }),
  async ({ scim, given, target, forAll }) => {
    // Addresses stay out of it: the same one for two Users is not what this is about.
    const schemas = target.schemas.map((schema) => ({
      ...schema,
      attributes: schema.attributes.filter(({ name }) => schema.id !== schemaUrn.User || name !== 'emails'),
    }));

    await forAll(writes(2, { schemas }), async (asked) => {
      const [ones, twins] = [await given.existingUsers(2), await given.existingUsers(2)];

      const single = [];
      for (const write of asked) {
        const { method, path, data: body } = operation(write, { users: ones, given, scim });
        single.push(await scim.send({ method, path, body }));
      }
      const together = bulkResults(
        await scim.bulk(
          asked.map((write, index) => ({
            ...operation(write, { users: twins, given, scim }),
            ...(write.kind.startsWith('create') && { bulkId: `n${index}` }),
          })),
        ),
      );

      expect(together.map(outcome), 'status of each operation').toEqual(single.map(outcome));
      for (const [index, one] of ones.entries()) {
        const [alone, inBulk] = [await scim.retrieve('User', one.id), await scim.retrieve('User', twins[index]!.id)];
        expect(comparable(inBulk.resource), `User ${index}, changed in bulk`).toEqual(comparable(alone.resource));
      }
    });
  },
);

interface Scene {
  readonly users: readonly Existing[];
  readonly given: Given;
  readonly scim: ScimClient;
}

function operation(write: Write, { users, given, scim }: Scene): BulkOperation {
  if (write.kind === 'create') {
    return { method: 'POST', path: scim.endpoint('User'), data: given.user(write.attributes) };
  }
  const { id, sent } = users[write.user]!;
  const path = scim.path('User', id);
  switch (write.kind) {
    case 'create again':
      return { method: 'POST', path: scim.endpoint('User'), data: given.user({ userName: sent['userName']! }) };
    case 'replace':
      return { method: 'PUT', path, data: { ...sent, ...given.supported('User', write.attributes) } };
    case 'modify':
      return { method: 'PATCH', path, data: patchOp(...write.operations) };
    case 'delete':
      return { method: 'DELETE', path };
  }
}

/** RFC 7644 section 3.5.2 leaves a service provider the choice between 200 and 204. */
function outcome({ status }: { readonly status: number }): number | 'success' {
  return status >= 200 && status < 300 ? 'success' : status;
}

/** Without what tells twins apart. */
function comparable(user: JsonObject): unknown {
  return settled({ ...user, id: null, meta: null, userName: null, emails: null, detail: null });
}
