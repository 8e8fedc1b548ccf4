import { each, expected, quoted, type Rule } from './rule.ts';
import { called, type SeenResource } from './seen-resource.ts';

/** What identifies a resource. */
export const identifiers: readonly Rule[] = [
  {
    id: 'passive.id-present',
    title: 'every resource has a non-empty id',
    requirements: ['7643-3.1-06', '7644-3.4.2-11', '7644-3.9-06'],
    fix: 'Return id with every resource, in lists and under attributes and excludedAttributes too.',
    judge: ({ resources }) =>
      each(resources, ({ json, type, id }) => {
        const seen = json['id'];
        return (
          id === undefined && {
            expected: 'a non-empty string',
            received: `${type.resourceType.name} with id ${quoted(seen)}`,
          }
        );
      }),
  },
  {
    id: 'passive.id-without-bulk-id',
    title: 'no id contains the reserved word bulkId',
    requirements: ['7643-3.1-10'],
    fix: 'Replace bulkId references by ids before storing, and never make an id of that word.',
    judge: ({ resources }) =>
      each(
        resources.filter(({ id }) => id !== undefined),
        ({ id }) => /bulkid/i.test(id!) && { expected: 'an id without "bulkId"', received: quoted(id) },
      ),
  },
  {
    id: 'passive.id-of-the-address',
    title: 'the resource at an address has the id of that address',
    requirements: ['7643-3.1-08', '7644-3.4.1-01'],
    fix: 'Answer requests to {endpoint}/{id} with the resource of that id, and keep the id for its life.',
    judge({ path, resources, method }) {
      const [endpoint, asked] = path;
      const [resource] = resources;
      if (path.length !== 2 || method === 'POST' || resource?.id === undefined || resource.isEntry) return undefined;
      return expected(resource.id === asked, `id ${quoted(asked)} at /${endpoint}`, `id ${quoted(resource.id)}`);
    },
  },
  {
    id: 'passive.id-of-a-new-resource',
    title: 'a new resource has an id that no other has',
    requirements: ['7643-3.1-07', '7643-3.1-08'],
    fix: 'Create a resource of its own for each POST, with an id that was never given before.',
    judge({ method, status, resources, before }) {
      const [resource] = resources;
      if (method !== 'POST' || status !== 201 || resource?.place === undefined || resource.isEntry) return undefined;
      return expected(!before.lives.has(resource.place), 'a new id', `the id of an existing ${called(resource)}`);
    },
  },
  {
    id: 'passive.id-unique-across-types',
    title: 'resources of different types have different ids',
    requirements: ['7643-3.1-07'],
    level: 'SHOULD',
    fix: 'Draw the ids of all resource types from one pool, for example UUIDs.',
    judge: ({ resources, before }) =>
      each(
        resources.filter(({ id }) => id !== undefined),
        ({ id, type }) => {
          const other = before.endpoints.get(id!);
          const isTaken = other !== undefined && other !== type.resourceType.endpoint;
          return (
            isTaken && {
              expected: 'an id of its own',
              received: `${quoted(id)} at ${other} and at ${type.resourceType.endpoint}`,
            }
          );
        },
      ),
  },
  {
    id: 'passive.entries-once',
    title: 'no list has the same resource twice',
    requirements: ['7643-3.1-07'],
    fix: 'Return each resource once: a join with a multi-valued attribute easily doubles it.',
    judge({ list, resources }) {
      const places = resources.flatMap(({ place }) => place ?? []);
      if (!list || places.length === 0) return undefined;
      const double = places.find((place, index) => places.indexOf(place) !== index);
      return expected(double === undefined, 'each resource once', `${double} twice`);
    },
  },
  {
    id: 'passive.external-id-not-invented',
    title: 'no resource has an externalId that nobody gave it',
    requirements: ['7643-3.1-13'],
    fix: 'Leave externalId out unless a client has set it.',
    judge: ({ resources, before, method, status }) =>
      each(
        resources.filter(({ place }) => before.lives.get(place ?? '')?.isOurs ?? (method === 'POST' && status === 201)),
        (resource) => {
          const seen = resource.json['externalId'];
          const isInvented = typeof seen === 'string' && seen !== '' && !before.externalIds.has(seen);
          return isInvented && { expected: 'no externalId', received: `${quoted(seen)} on ${called(resource)}` };
        },
      ),
  },
  {
    id: 'passive.user-name-present',
    title: 'every User has a userName',
    requirements: ['7643-4.1.1-01', '7643-4.1.1-03'],
    fix: 'Store and return a non-empty userName for every User.',
    judge: ({ resources }) => named(resources, 'User', 'userName'),
  },
  {
    id: 'passive.group-name-present',
    title: 'every Group has a displayName',
    requirements: ['7643-4.2-02'],
    fix: 'Store and return a non-empty displayName for every Group.',
    judge: ({ resources }) => named(resources, 'Group', 'displayName'),
  },
];

function named(resources: readonly SeenResource[], type: string, attribute: string) {
  return each(
    resources.filter((resource) => resource.isWhole && resource.type.resourceType.name === type),
    (resource) => {
      const seen = resource.json[attribute];
      const isNamed = (Array.isArray(seen) ? (seen[0] ?? '') : (seen ?? '')) !== '';
      return !isNamed && { expected: `a non-empty ${attribute}`, received: `${quoted(seen)} on ${called(resource)}` };
    },
  );
}
