import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import SCIMMY from 'scimmy';
import { SCIMMYRouters } from 'scimmy-routers';

/** What SCIMMY hands over and takes back: attributes as the application stores them. */
interface StoredResource {
  id?: string;
  userName?: string;
  displayName?: string;
  meta?: { created: Date; lastModified: Date };
}

/**
 * Starts a SCIM service provider that this project did not write: SCIMMY behind its express routers, resources in
 * memory. `url` is the base URL; the token is asked for on every request.
 */
export async function startScimmyTarget(token: string, port = 0): Promise<{ url: string; close: () => void }> {
  declare(SCIMMY.Resources.User, 'userName');
  declare(SCIMMY.Resources.Group, 'displayName');
  SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser, false);
  SCIMMY.Config.set({ patch: true, filter: true, sort: true, bulk: true });

  const app = express();
  app.use(
    '/scim/v2',
    new SCIMMYRouters({
      type: 'bearer',
      handler: (request: { header(name: string): string | undefined }) => {
        if (request.header('Authorization') !== `Bearer ${token}`) throw new Error('The token is not valid.');
        return 'client';
      },
    }),
  );
  const server = app.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2`;
  return { url, close: () => server.close().closeAllConnections() };
}

function declare(
  resourceType: typeof SCIMMY.Resources.User | typeof SCIMMY.Resources.Group,
  unique: 'userName' | 'displayName',
): void {
  const stored = new Map<string, StoredResource>();
  const named = (name: string | undefined) =>
    [...stored.values()].find((other) => other[unique]?.toLowerCase() === name?.toLowerCase());

  SCIMMY.Resources.declare(resourceType as typeof SCIMMY.Resources.User)
    .ingress((async (resource: { id?: string }, data: StoredResource) => {
      const id = resource.id ?? randomUUID();
      const earlier = stored.get(id);
      if (resource.id !== undefined && !earlier) throw notFound(resource.id);
      const rival = named(data[unique]);
      if (rival && rival.id !== id) throw new SCIMMY.Types.Error(409, 'uniqueness', `${unique} is taken`);
      const now = new Date();
      const next = {
        ...JSON.parse(JSON.stringify(data)),
        id,
        meta: { created: earlier?.meta?.created ?? now, lastModified: now },
      } as StoredResource;
      stored.set(id, next);
      return next;
    }) as never)
    .egress((async (resource: { id?: string; filter?: { match(all: readonly object[]): readonly object[] } }) => {
      if (resource.id === undefined) return resource.filter?.match([...stored.values()]) ?? [...stored.values()];
      return stored.get(resource.id) ?? Promise.reject(notFound(resource.id));
    }) as never)
    .degress((async (resource: { id?: string }) => {
      if (!stored.delete(resource.id ?? '')) throw notFound(resource.id);
    }) as never);
}

function notFound(id: string | undefined): Error {
  return new SCIMMY.Types.Error(404, null as never, `Resource ${id} not found`);
}

if (import.meta.main) {
  const { url } = await startScimmyTarget(process.env['SCIM_TOKEN'] ?? 'scimmy-token', Number(process.argv[2] ?? 0));
  process.stdout.write(`${url}\n`);
}
