import type { ResourceRecord } from '../engine/record.ts';
import { ScimError } from '../scim-error.ts';
import type { Defect } from './defect.ts';
import { handling, internalError, operations, steps, together } from './seams.ts';

export const deletingDefects: readonly Defect[] = [
  {
    id: 'delete-blocks-recreate',
    severity: 'critical',
    title: 'The userName of a deleted User cannot be used again.',
    violates: ['7644-3.6-06', '7644-3.6-05'],
    sources: ['getsentry/sentry#90208', 'CDCgov/prime-simplereport#923'],
    behaviour: operations((was) => {
      const used = new Set<unknown>();
      return {
        remove: (tenant, record) => {
          used.add(record.attributes.userName ?? record);
          was.remove(tenant, record);
        },
        checkUnique: (tenant, type, attributes, itself) => {
          was.checkUnique(tenant, type, attributes, itself);
          if (!itself && used.has(attributes.userName)) throw new ScimError(409, 'uniqueness', 'userName is taken.');
        },
      };
    }),
  },
  {
    id: 'delete-still-readable',
    severity: 'high',
    title: 'A deleted User is still answered by id, as inactive, and can be deleted again.',
    violates: ['7644-3.6-03', '7644-3.12-12', 'OKTA-import-06'],
    sources: ['wireapp/wire-server#660', 'msaad00/agent-bom#2196'],
    behaviour: (provider) => {
      const ghosts = new Map<string, ResourceRecord>();
      let seesGhosts = false;
      together(
        handling(({ request }, _, next) => {
          seesGhosts = request.method === 'GET' || request.method === 'DELETE';
          return next();
        }),
        operations((was) => ({
          find: (tenant, type, id) => {
            const ghost = seesGhosts ? ghosts.get(id) : undefined;
            return was.find(tenant, type, id) ?? (ghost?.type === type ? ghost : undefined);
          },
          remove: (tenant, record) => {
            if (ghosts.has(record.id)) return;
            was.remove(tenant, record);
            record.attributes = { ...record.attributes, ...(record.type.name === 'User' && { active: false }) };
            record.answer = undefined;
            ghosts.set(record.id, record);
          },
        })),
      )(provider);
    },
  },
  {
    id: 'delete-unknown-id-500',
    severity: 'medium',
    title: 'DELETE of an id that nobody has fails with 500.',
    violates: ['7644-3.12-12', '7644-3.6-03', 'OKTA-import-06'],
    sources: ['wso2/product-is#11976'],
    behaviour: handling(({ request, tenant }, route, next) => {
      if (request.method === 'DELETE' && route.to === 'resource' && !tenant.directory.find(route.id)) {
        throw internalError();
      }
      return next();
    }),
  },
  {
    id: 'delete-if-match-ignored',
    severity: 'medium',
    title: 'DELETE with an outdated If-Match deletes all the same.',
    violates: ['9110-13.1.1-03', '9110-13.1.1-02', '7644-3.12-14'],
    sources: ['GluuFederation/SCIM-Client#53'],
    behaviour: steps((was) => ({
      checkPreconditions: (exchange, record) => {
        if (exchange.request.method !== 'DELETE') was.checkPreconditions(exchange, record);
      },
    })),
  },
  {
    id: 'delete-answered-with-410',
    severity: 'medium',
    title: 'Whatever is asked of a resource that was deleted is answered with 410.',
    violates: ['7644-3.6-03', '7644-3.12-12', 'OKTA-import-06'],
    sources: [],
    behaviour: (provider) => {
      const gone = new Set<string>();
      together(
        operations((was) => ({
          remove: (tenant, record) => {
            gone.add(record.id);
            was.remove(tenant, record);
          },
        })),
        handling((_, route, next) => {
          if (route.to === 'resource' && gone.has(route.id)) throw new ScimError(410, undefined, 'It was deleted.');
          return next();
        }),
      )(provider);
    },
  },
];
