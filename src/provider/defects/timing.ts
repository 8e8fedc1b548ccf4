import { setTimeout as delay } from 'node:timers/promises';
import type { JsonObject } from '../../scim/json.ts';
import type { PatchOperation } from '../../scim/patch-operation.ts';
import { type Attributes, isLinks } from '../engine/attributes.ts';
import { Links } from '../engine/links.ts';
import { defaultProjection } from '../engine/projection.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { ScimAnswer } from '../protocol/exchange.ts';
import type { Defect } from './defect.ts';
import { isMembers } from './membership.ts';
import { Notes } from './notes.ts';
import { handling, operations, shown, steps, together } from './seams.ts';
import { memberIds, namedIds } from './stored.ts';

const insertDelayMs = 25;
const staleForMs = 300;
const cachedForMs = 60_000;

export const timingDefects: readonly Defect[] = [
  {
    id: 'conc-duplicate-create',
    severity: 'high',
    title: 'Two creates at the same time with the same userName both succeed.',
    violates: ['7644-3.3-12', '7643-4.1.1-02'],
    sources: ['onyx-dot-app/onyx#8455', 'langfuse/langfuse#13528'],
    behaviour: (provider) => {
      let isChecked = false;
      together(
        operations((was) => ({
          checkUnique: (tenant, type, attributes, itself) => {
            if (!isChecked) was.checkUnique(tenant, type, attributes, itself);
          },
        })),
        handling(async (exchange, route, next) => {
          const { request, tenant, isBulk } = exchange;
          if (request.method !== 'POST' || route.to !== 'collection' || isBulk) return next();
          const { type } = route;
          tenant.operations.checkUnique(
            tenant,
            type,
            tenant.operations.read(tenant, type, tenant.steps.readBody(exchange)),
            undefined,
          );
          await delay(insertDelayMs);
          isChecked = true;
          try {
            return next();
          } finally {
            isChecked = false;
          }
        }),
      )(provider);
    },
  },
  {
    id: 'conc-stale-read-after-write',
    severity: 'high',
    title: `For ${staleForMs} ms after a change, reads show the resource as it was and PATCH works on that.`,
    violates: ['7644-3.1-09', '7644-3.5.2.1-06', '7644-3.5.1-04'],
    sources: ['fleetdm/fleet#50724'],
    behaviour: (provider) => {
      const before = new Notes<{ readonly attributes: Attributes; readonly until: number } | undefined>(undefined);
      const isStale = (record: ResourceRecord): boolean => (before.of(record)?.until ?? 0) > Date.now();
      const stale = (record: ResourceRecord): ResourceRecord =>
        isStale(record) ? { ...record, attributes: before.of(record)!.attributes } : record;
      together(
        operations((was) => ({
          update: (tenant, record, attributes) => {
            const old = copied(record.attributes);
            was.update(tenant, record, attributes);
            if (!isStale(record)) before.set(record, { attributes: old, until: Date.now() + staleForMs });
          },
          patch: (tenant, record, given) => was.patch(tenant, stale(record), given),
        })),
        steps((was) => ({
          represent: (exchange, record, projection) =>
            was.represent(
              exchange,
              exchange.request.method === 'GET' ? stale(record) : record,
              projection ?? defaultProjection(record.type),
            ),
        })),
      )(provider);
    },
  },
  {
    id: 'conc-cache-survives-mutation',
    severity: 'high',
    title: 'A Group that was read by id is answered from a cache that changes do not empty.',
    violates: ['7644-3.1-09', '7644-3.6-03', '7644-3.5.2-24', '7644-3.5.1-04'],
    sources: ['BerriAI/litellm#36817'],
    behaviour: (provider) => {
      const cache = new Map<string, { readonly answer: ScimAnswer; readonly until: number }>();
      handling((exchange, route, next) => {
        const { request } = exchange;
        const isCached = request.method === 'GET' && route.to === 'resource' && route.type.name === 'Group';
        if (!isCached) return next();
        const known = cache.get(request.target);
        if (known && known.until > Date.now()) return known.answer;
        const answer = next();
        if (!(answer instanceof Promise) && answer.status === 200) {
          cache.set(request.target, { answer, until: Date.now() + cachedForMs });
        }
        return answer;
      })(provider);
    },
  },
  {
    id: 'conc-duplicate-members',
    severity: 'medium',
    title: 'Adding a member who is there already makes a second entry.',
    violates: ['7644-3.5.2.1-12', '7644-3.5.2.1-10', '7643-2.4-13', 'ENTRA-group-08', '7644-3.5.2.2-04'],
    sources: ['BerriAI/litellm#34162'],
    behaviour: (provider) => {
      const doubled = new Notes<readonly string[]>([]);
      together(
        operations((was) => ({
          patch: (tenant, record, given) => {
            const present = new Set(memberIds(record.attributes));
            const again = given
              .filter((operation) => operation.op === 'add' && isMembers(operation))
              .flatMap(({ value }) => namedIds(value))
              .filter((id) => present.has(id));
            const kept = given.filter((operation) => !doubled.of(record).some((id) => removes(operation, id)));
            const left = doubled.of(record).filter((id) => !given.some((operation) => removes(operation, id)));
            const after = was.patch(tenant, record, kept);
            doubled.set(record, [...left, ...again]);
            return after;
          },
        })),
        shown((resource, record) => withDoubled(resource, doubled.of(record))),
      )(provider);
    },
  },
];

/** The attributes with sets of links that stay as they are. */
function copied(attributes: Attributes): Attributes {
  const entries = Object.entries(attributes).map(([name, value]) => [
    name,
    isLinks(value) ? new Links([...value]) : value,
  ]);
  return Object.fromEntries(entries) as Attributes;
}

function removes({ op, path = '', value }: PatchOperation, id: string): boolean {
  return op === 'remove' && /^members\b/i.test(path) && (path.includes(id) || namedIds(value).includes(id));
}

function withDoubled(resource: JsonObject, ids: readonly string[]): JsonObject {
  const { members } = resource;
  if (!Array.isArray(members) || ids.length === 0) return resource;
  return {
    ...resource,
    members: [...members, ...members.filter((member: JsonObject) => ids.includes(member.value as string))],
  };
}
