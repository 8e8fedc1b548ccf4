import { expect, onlyWith, test } from '../../src/harness/index.ts';
import { messageUrn, schemaUrn } from '../../src/scim/urn.ts';

const replacement = { schemas: [messageUrn.PatchOp], Operations: [{ op: 'replace', path: 'displayName', value: 'X' }] };
const refusals = [404, 405, 501] as const;

onlyWith('nice-wfm', ({ documented, open, access }) => {
  test('PATCH is refused and changes nothing', documented('N1'), async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const before = await given.stored('User', id);

    expect(await scim.send({ method: 'PATCH', path: scim.path('User', id), body: replacement })).toHaveStatus(
      ...refusals,
    );

    expect(await given.stored('User', id)).toEqual(before);
  });

  test('DELETE is refused and changes nothing', documented('N1'), async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const before = await given.stored('User', id);

    expect(await scim.delete('User', id)).toHaveStatus(...refusals);

    expect(await given.stored('User', id)).toEqual(before);
  });

  for (const [path, body] of [
    ['/Groups', { schemas: [schemaUrn.Group], displayName: 'scimulate-nobody' }],
    ['/Bulk', { schemas: [messageUrn.BulkRequest], Operations: [] }],
  ] as const) {
    test(`POST ${path} is refused`, documented('N1'), async ({ scim }) => {
      expect(await scim.send({ method: 'POST', path, body })).toHaveStatus(...refusals);
    });
  }

  test('a refusal has the body of a SCIM error', open(), async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect(await scim.send({ method: 'PATCH', path: scim.path('User', id), body: replacement })).toHaveErrorBody();
  });

  test('PUT replaces the whole user', documented('N1'), async ({ scim, given }) => {
    const { id, sent } = await given.existingUser({ title: 'Agent' });
    const { title: _, ...rest } = sent;

    expect(await scim.replace('User', id, { ...rest, displayName: 'Ada King' })).toSucceed();

    expect(await given.stored('User', id)).toMatchObject({ displayName: 'Ada King' });
  });

  test('PUT clears what it leaves out', open(), async ({ scim, given }) => {
    const { id, sent } = await given.existingUser({ title: 'Agent' });
    const { title: _, ...rest } = sent;
    await scim.replace('User', id, rest);

    expect((await given.stored('User', id))['title'], 'title').toBeAbsent();
  });

  test('PUT without a user name is refused', open(), async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    const { userName: _, ...rest } = sent;

    expect(await scim.replace('User', id, rest)).toHaveStatus(400);
  });

  test('PUT of somebody unknown creates nobody', open(), async ({ scim, given }) => {
    const body = given.user();

    expect(await scim.replace('User', given.name(), body)).toHaveStatus(404);

    const found = await scim.query('User', { filter: `userName eq "${String(body['userName'])}"` });
    expect(found.resources, 'users found').toEqual([]);
  });

  test('somebody who leaves can be deactivated', access('N1'), async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    await scim.replace('User', id, { ...sent, active: false });

    expect((await given.stored('User', id))['active'], 'stored active').toBe(false);
  });

  test('discovery promises neither PATCH nor bulk', open(), async ({ scim }) => {
    const config = await scim.send({ method: 'GET', path: '/ServiceProviderConfig' });

    expect(config.at('patch', 'supported'), 'patch.supported').toBe(false);
    expect(config.at('bulk', 'supported'), 'bulk.supported').toBe(false);
  });
});
