import { expect, test } from 'vitest';
import { schemaUrn } from '../scim/urn.ts';
import { startProvider } from './start-provider.ts';

test('a started provider answers at its URL until it is closed', async () => {
  const running = await startProvider({ port: 0, tokens: ['t'] });
  const url = `${running.url}/Users`;
  const authorization = 'Bearer t';
  const created = await fetch(url, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/scim+json' },
    body: JSON.stringify({ schemas: [schemaUrn.User], userName: 'bjensen' }),
  });
  const user = (await created.json()) as { id: string; meta: { location: string } };

  expect(created.status).toBe(201);
  expect(created.headers.get('content-type')).toBe('application/scim+json');
  expect(user.meta.location).toBe(`${url}/${user.id}`);
  expect((await fetch(user.meta.location, { headers: { authorization } })).status).toBe(200);
  expect((await fetch(user.meta.location)).headers.get('www-authenticate')).toBe('Bearer realm="scimulate"');

  await running.close();
  await expect(fetch(url, { headers: { authorization } })).rejects.toThrow();
});
