import { leadsTo } from './address.ts';
import { dateTime, hasZone } from './lexical.ts';
import { each, expected, quoted, type Rule, type Violation } from './rule.ts';
import { called, metaOf, type SeenResource } from './seen-resource.ts';
import { headerOf, type Sight } from './sight.ts';

const dates = ['created', 'lastModified'] as const;

/** What meta says of a resource. */
export const meta: readonly Rule[] = [
  {
    id: 'passive.meta-resource-type',
    title: 'meta.resourceType is the name of the resource type',
    requirements: ['7643-3-01', '7643-3.1-20', '7643-6-04', '7644-3.3.1-01'],
    fix: 'Set meta.resourceType to the name of the resource type under /ResourceTypes, in its case.',
    judge: ({ resources }) =>
      each(
        resources.filter((resource) => resource.isWhole || metaOf(resource, 'resourceType') !== undefined),
        (resource) => {
          const { name } = resource.type.resourceType;
          const seen = metaOf(resource, 'resourceType');
          return seen !== name && { expected: quoted(name), received: `${quoted(seen)} on ${called(resource)}` };
        },
      ),
  },
  {
    id: 'passive.meta-of-a-new-resource',
    title: 'a new resource has id, meta.created, meta.lastModified and meta.location',
    requirements: ['7643-3.1-01', '7643-3.1-02'],
    fix: 'Give every resource an id and complete meta on create, and return them with the 201.',
    judge: (sight) =>
      each(
        created(sight).filter(({ isWhole }) => isWhole),
        (resource) => {
          const names = [...dates, 'location'].filter((name) => metaOf(resource, name) === undefined);
          const missing = [...(resource.id === undefined ? ['id'] : []), ...names.map((name) => `meta.${name}`)];
          return missing.length > 0 && { expected: 'id and meta', received: `no ${missing.join(', no ')}` };
        },
      ),
  },
  {
    id: 'passive.meta-dates',
    title: 'meta.created and meta.lastModified are dates with a time',
    requirements: ['7643-3.1-21'],
    fix: 'Write dates as xsd:dateTime, for example 2026-01-31T08:00:00Z.',
    judge: ({ resources }) =>
      each(
        datesIn(resources),
        ({ name, value }) =>
          !isDate(value) && { expected: 'an xsd:dateTime', received: `meta.${name} ${quoted(value)}` },
      ),
  },
  {
    id: 'passive.meta-dates-with-zone',
    title: 'meta.created and meta.lastModified say their time zone',
    requirements: ['7643-2.3.5-01'],
    level: 'SHOULD',
    fix: 'Write Z or an offset behind the time.',
    judge: ({ resources }) =>
      each(
        [...datesIn(resources)].filter(({ value }) => isDate(value)),
        ({ name, value }) =>
          !hasZone(String(value)) && { expected: 'Z or an offset', received: `meta.${name} ${quoted(value)}` },
      ),
  },
  {
    id: 'passive.modified-after-created',
    title: 'no resource was modified before it was created',
    requirements: ['7643-3.1-22'],
    fix: 'Set meta.lastModified to meta.created at first and to the time of each change later.',
    judge: ({ resources }) =>
      each(
        resources.filter((resource) => dates.every((name) => isDate(metaOf(resource, name)))),
        (resource) => {
          const [first, last] = dates.map((name) => String(metaOf(resource, name)));
          const isInOrder = Date.parse(last!) >= Date.parse(first!) - 1000 || Number.isNaN(Date.parse(last!));
          return (
            !isInOrder && { expected: `lastModified from ${first} on`, received: `${last} on ${called(resource)}` }
          );
        },
      ),
  },
  {
    id: 'passive.created-constant',
    title: 'meta.created stays as it is for the life of the resource',
    requirements: ['7643-3.1-18'],
    fix: 'Set meta.created once, when the resource is created.',
    judge: ({ resources, before }) =>
      each(
        resources.filter(({ place }) => before.lives.get(place ?? '')?.created !== undefined),
        (resource) => createdAnew(resource, before.lives.get(resource.place!)!.created!),
      ),
  },
  {
    id: 'passive.location-absolute',
    title: 'meta.location is an absolute URL',
    requirements: ['7644-3.3-10'],
    level: 'SHOULD',
    fix: 'Return meta.location as a complete URL, as clients see the service provider.',
    judge: ({ resources }) =>
      each(
        withLocation(resources),
        ({ location }) => !URL.canParse(location) && { expected: 'an absolute URL', received: quoted(location) },
      ),
  },
  {
    id: 'passive.location-of-the-resource',
    title: 'meta.location leads to the id of the resource',
    requirements: ['7644-3.3-10', '7644-3.4.1-01', '7644-1.3-01'],
    fix: 'Return meta.location as the endpoint followed by the id, percent-encoded where needed.',
    judge: ({ resources }) =>
      each(
        [...withLocation(resources)].filter(({ resource }) => resource.id !== undefined),
        ({ resource, location }) =>
          !leadsTo(location, resource.id!) && {
            expected: `an address that ends in ${resource.id}`,
            received: quoted(location),
          },
      ),
  },
  {
    id: 'passive.location-header-of-a-create',
    title: 'the Location header of a 201 is meta.location',
    requirements: ['7644-3.3-10'],
    fix: 'Send the same address in the Location header and in meta.location.',
    judge: (sight) => sameLocation(sight, 'Location', created(sight)),
  },
  {
    id: 'passive.location-header',
    title: 'the Location header of a retrieved resource is meta.location',
    requirements: ['7644-3.4.1-03'],
    fix: 'Where GET is answered with a Location header, repeat meta.location there.',
    judge: (sight) =>
      sight.method === 'GET' && sight.status === 200 ? sameLocation(sight, 'Location', alone(sight)) : undefined,
  },
  {
    id: 'passive.content-location',
    title: 'Content-Location is meta.location',
    requirements: ['7643-3.1-23'],
    fix: 'Send meta.location in Content-Location, or leave the header out.',
    judge: (sight) => sameLocation(sight, 'Content-Location', alone(sight)),
  },
];

function alone({ resources }: Sight): readonly SeenResource[] {
  return resources.filter(({ isEntry }) => !isEntry);
}

function created(sight: Sight): readonly SeenResource[] {
  return sight.method === 'POST' && sight.status === 201 ? alone(sight) : [];
}

function* datesIn(resources: readonly SeenResource[]) {
  for (const resource of resources) {
    for (const name of dates) {
      const value = metaOf(resource, name);
      if (value !== undefined) yield { name, value };
    }
  }
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && dateTime.test(value);
}

function* withLocation(resources: readonly SeenResource[]) {
  for (const resource of resources) {
    const location = metaOf(resource, 'location');
    if (typeof location === 'string') yield { resource, location };
  }
}

function sameLocation(sight: Sight, name: string, resources: readonly SeenResource[]) {
  const value = headerOf(sight, name);
  const [located] = withLocation(resources);
  if (value === undefined || !located) return undefined;
  const absolute = (address: string) =>
    URL.canParse(address, sight.exchange.request.url) ? new URL(address, sight.exchange.request.url).href : address;
  return expected(absolute(value) === absolute(located.location), `${name}: ${located.location}`, value);
}

/** Another moment than before; digits that one of the two answers leaves out make no difference. */
function createdAnew(resource: SeenResource, before: string): Violation | false {
  const now = metaOf(resource, 'created');
  if (typeof now !== 'string' || !isDate(now) || !isDate(before)) return false;
  const digits = Math.min(fractionOf(now), fractionOf(before));
  const isSame = Math.abs(Date.parse(now) - Date.parse(before)) <= Math.max(1000 / 10 ** digits, 1);
  return !isSame && { expected: before, received: `${now} on ${called(resource)}` };
}

function fractionOf(date: string): number {
  return /\.(\d+)/.exec(date)?.[1]?.length ?? 0;
}
