import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import SCIMMY from 'scimmy';
import { SCIMMYRouters } from 'scimmy-routers';
import { serve } from './servers.ts';
import { userBody, userNameOf } from './typical-users.ts';

/** SCIMMY with the handlers in memory that its documentation shows, on Express 4. */
type Stored = Record<string, unknown> & { id: string };
interface Asked {
  readonly id?: string;
  readonly filter?: { match: (values: readonly Stored[]) => Stored[] };
}

function declare(resource: (typeof SCIMMY.Resources)['User' | 'Group'], stored: Map<string, Stored>): void {
  SCIMMY.Resources.declare(
    resource as never,
    {
      ingress: ({ id = randomUUID() }: Asked, data: object) => {
        const now = new Date().toISOString();
        const meta = { ...(stored.get(id)?.meta ?? { created: now }), lastModified: now };
        const value = { ...JSON.parse(JSON.stringify(data)), id, meta } as Stored;
        stored.set(id, value);
        return value;
      },
      egress: ({ id, filter }: Asked) => {
        if (id !== undefined) {
          const found = stored.get(id);
          if (!found) throw new SCIMMY.Types.Error(404, undefined as never, 'Not found');
          return found;
        }
        const all = [...stored.values()];
        return filter ? filter.match(all) : all;
      },
      degress: ({ id }: Asked) => {
        stored.delete(id!);
      },
    } as never,
  );
}

const users = new Map<string, Stored>();
const groups = new Map<string, Stored>();
declare(SCIMMY.Resources.User, users);
declare(SCIMMY.Resources.Group, groups);
const now = new Date().toISOString();
for (let index = 0; index < Number(process.argv[2]); index += 1) {
  const { schemas: _, ...user } = JSON.parse(userBody(userNameOf(index), 'Guide')) as Record<string, unknown>;
  const id = randomUUID();
  users.set(id, { ...user, id, meta: { created: now, lastModified: now } });
}

const express = createRequire(import.meta.url)('express') as () => RequestListener & {
  use: (path: string, router: unknown) => void;
};
const app = express();
app.use('/scim/v2', new SCIMMYRouters({ type: 'bearer', handler: () => 'somebody' }));
const server = createServer(app);
server.listen(0, '127.0.0.1', () => serve((server.address() as AddressInfo).port));
