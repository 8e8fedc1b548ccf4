import { expect, test, verifies } from '../../src/harness/index.ts';

test(
  'a PUT of a User that has changed meanwhile is answered with 412',
  verifies('7644-3.12-14', { fix: 'Answer an outdated If-Match with 412 rather than 409.', needs: 'etag' }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    const outdated = (await scim.retrieve('User', id)).header('ETag') ?? '';
    await given.replaced('User', id, { ...sent, displayName: 'Changed meanwhile' });

    expect(await scim.replace('User', id, sent, { headers: { 'If-Match': outdated } })).toHaveStatus(412);
  },
);

test(
  'a strong entity-tag does not match as a weak one',
  verifies('9110-13.1.1-01', {
    fix: 'Refuse If-Match with a weak entity-tag where yours are strong, with 412.',
    needs: 'etag',
    level: 'MAY',
  }),
  async ({ scim, given, appliesIf }) => {
    const { id, sent } = await given.existingUser();
    const tag = (await scim.retrieve('User', id)).header('ETag') ?? '';
    // Weak tags could never be used in If-Match; RFC 7644 section 3.14 does so all the same.
    appliesIf(tag.startsWith('"'), 'The entity-tags are weak.');

    expect(await scim.replace('User', id, sent, { headers: { 'If-Match': `W/${tag}` } })).toHaveStatus(412);
  },
);

test(
  'If-None-Match takes a weak and a strong entity-tag alike',
  verifies('9110-13.1.2-01', { fix: 'Compare the tags of If-None-Match without W/ in front.', needs: 'etag' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const tag = (await scim.retrieve('User', id)).header('ETag') ?? '';

    const other = tag.startsWith('W/') ? tag.slice(2) : `W/${tag}`;

    expect(await scim.retrieve('User', id, { headers: { 'If-None-Match': other } })).toHaveStatus(304);
  },
);

test(
  'a PUT whose If-None-Match names the current version is not performed',
  verifies('9110-13.1.2-02', {
    fix: 'Compare If-None-Match before a change as well, and answer 412 where it matches.',
    needs: 'etag',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    const tag = (await scim.retrieve('User', id)).header('ETag') ?? '';

    const headers = { 'If-None-Match': tag };
    const answer = await scim.replace('User', id, { ...sent, displayName: 'Not wanted' }, { headers });

    expect(answer).toHaveStatus(412);
    expect((await given.stored('User', id))['displayName'], 'stored displayName').toBe(sent['displayName']);
  },
);
