import {
  expect,
  patched,
  patchOperations,
  settled,
  shownOf,
  test,
  texts,
  userAttributes,
  verifies,
} from '../../src/harness/index.ts';

test(
  'whatever is created can be read back',
  verifies('7644-3.3-02', {
    fix: 'Store and return the attributes of the counterexample as they were sent.',
    kind: 'property',
  }),
  async ({ scim, given, forAll }) => {
    await forAll(userAttributes(given.emailDomain), async (attributes) => {
      const sent = given.supported('User', attributes);
      const created = await scim.create('User', given.user(sent));
      expect(created).toSucceed();

      expect(shownOf(await given.stored('User', created.id ?? ''), sent), 'the stored User').toEqual(settled(sent));
    });
  },
);

test(
  'whatever is replaced can be read back',
  verifies('7644-3.5.1-04', {
    fix: 'Store the attributes of the counterexample as a PUT sends them.',
    kind: 'property',
  }),
  async ({ scim, given, forAll }) => {
    const { id, sent: first } = await given.existingUser();

    await forAll(userAttributes(given.emailDomain), async (attributes) => {
      const sent = given.supported('User', attributes);
      expect(await scim.replace('User', id, { ...first, ...sent })).toSucceed();

      expect(shownOf(await given.stored('User', id), sent), 'the stored User').toEqual(settled(sent));
    });
  },
);

test(
  'the same PUT twice leaves the same User',
  verifies('7644-3.5.1-04', {
    fix: 'Let a repeated PUT lead to the same state: a replacement does not depend on what was there.',
    kind: 'property',
  }),
  async ({ scim, given, forAll }) => {
    const { id, sent: first } = await given.existingUser();

    await forAll(userAttributes(given.emailDomain), async (attributes) => {
      const next = { ...first, ...given.supported('User', attributes) };
      await given.replaced('User', id, next);
      const once = await given.stored('User', id);

      expect(await scim.replace('User', id, next)).toSucceed();

      expect(settled({ ...(await given.stored('User', id)), meta: null }), 'the stored User').toEqual(
        settled({ ...once, meta: null }),
      );
    });
  },
);

test(
  'any PATCH does what its operations say',
  verifies('7644-3.5.2-18', {
    fix: 'Apply the operations of the counterexample one after the other, as RFC 7644 section 3.5.2 describes them.',
    kind: 'property',
    needs: 'patch',
  }),
  async ({ scim, given, target, forAll }) => {
    await forAll(patchOperations({ domain: given.emailDomain, schemas: target.schemas }), async (operations) => {
      const { id } = await given.existingUser();
      const before = await given.stored('User', id);

      expect(await scim.modify('User', id, ...operations)).toSucceed();

      const after = patched(before, operations, target.schemas);
      expect(settled({ ...(await given.stored('User', id)), meta: null }), 'the stored User').toEqual(
        settled({ ...after, meta: null }),
      );
    });
  },
);

test(
  'a PATCH that fails changes nothing, wherever it fails',
  verifies('7644-3.5.2-21', {
    fix: 'Keep the resource as it was when any operation fails, first or last.',
    kind: 'property',
    needs: 'patch',
  }),
  async ({ scim, given, target, forAll }) => {
    const { id } = await given.existingUser();
    const before = await given.stored('User', id);

    await forAll(patchOperations({ domain: given.emailDomain, schemas: target.schemas }), async (operations) => {
      const answer = await scim.modify('User', id, ...operations, { op: 'remove' });

      expect(answer).not.toSucceed();
      expect(settled(await given.stored('User', id)), 'the stored User').toEqual(settled(before));
    });
  },
);

test(
  'any text survives a PATCH',
  verifies('7644-3.8-01', {
    fix: 'Store the text of the counterexample character by character.',
    kind: 'property',
    needs: 'patch',
  }),
  async ({ scim, given, forAll }) => {
    const { id } = await given.existingUser();

    await forAll(texts({ maxLength: 40 }), async (value) => {
      expect(await scim.modify('User', id, { op: 'replace', path: 'displayName', value })).toSucceed();

      expect((await given.stored('User', id))['displayName'], 'stored displayName').toBe(value);
    });
  },
);
