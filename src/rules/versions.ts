import { expected, quoted, type Rule } from './rule.ts';
import { metaOf } from './seen-resource.ts';
import { headerOf, type Sight } from './sight.ts';

/** Versions of resources, where the target advertises them. */
export const versions: readonly Rule[] = [
  {
    id: 'passive.etag-syntax',
    title: 'every ETag is text in double quotes, with W/ in front if it is weak',
    requirements: ['9110-8.8.3-01'],
    fix: 'Write ETags as "text" or W/"text", quotes included.',
    judge: (sight) => {
      const tag = tagOf(sight);
      return tag === undefined
        ? undefined
        : expected(/^(?:W\/)?"[!#-~\u0080-\u00FF]*"$/.test(tag), '"…" or W/"…"', tag);
    },
  },
  {
    id: 'passive.etag-is-version',
    title: 'the ETag is meta.version',
    requirements: ['7643-3.1-24'],
    fix: 'Return the same text in meta.version and in the ETag header, W/ and quotes included.',
    judge: (sight) => (sight.method === 'POST' ? undefined : sameAsVersion(sight)),
  },
  {
    id: 'passive.etag-of-a-create',
    title: 'the ETag of a new resource is meta.version',
    requirements: ['7644-3.3-14'],
    fix: 'Send the version of the new resource in the ETag header of the 201.',
    judge: (sight) => {
      const version = sight.method === 'POST' && sight.status === 201 ? versionOf(sight) : undefined;
      return version === undefined
        ? undefined
        : expected(headerOf(sight, 'ETag') === version, quoted(version), quoted(headerOf(sight, 'ETag')));
    },
  },
  {
    id: 'passive.version-of-a-resource',
    title: 'every resource that is retrieved has meta.version',
    requirements: ['7644-3.14-03'],
    fix: 'Return the version of each resource in meta.version, in lists too.',
    judge: (sight) => hasVersion(sight),
  },
  {
    id: 'passive.version-offered',
    title: 'resources have a version',
    requirements: ['7643-3.1-26'],
    fix: 'Return meta.version, since etag.supported is true.',
    judge: (sight) => hasVersion(sight),
  },
  {
    id: 'passive.strong-etag-one-body',
    title: 'a strong ETag stands for one body only',
    requirements: ['7643-3.1-27', '9110-8.8.3-02'],
    fix: 'Mark versions as weak with W/, unless each change of a single octet gives a new one.',
    judge: (sight) => {
      const tag = tagOf(sight);
      if (sight.method !== 'GET' || sight.status !== 200 || tag === undefined) return undefined;
      const earlier = sight.before.bodies.get(`${sight.exchange.request.url} ${tag}`);
      return expected(
        earlier === undefined || earlier === sight.answer.body,
        'the body as before',
        `another body with ${tag}`,
      );
    },
  },
];

/** The ETag of a single resource. */
function tagOf(sight: Sight): string | undefined {
  const [resource] = sight.resources;
  if (!sight.landscape.advertises.etag || !resource || resource.isEntry) return undefined;
  return headerOf(sight, 'ETag');
}

function versionOf(sight: Sight): string | undefined {
  const [resource] = sight.resources;
  if (!sight.landscape.advertises.etag || !resource || resource.isEntry) return undefined;
  const version = metaOf(resource, 'version');
  return typeof version === 'string' ? version : undefined;
}

function sameAsVersion(sight: Sight) {
  const [tag, version] = [tagOf(sight), versionOf(sight)];
  return tag === undefined || version === undefined
    ? undefined
    : expected(tag === version, quoted(version), quoted(tag));
}

function hasVersion({ landscape, resources, method }: Sight) {
  const whole = resources.filter(({ isWhole }) => isWhole);
  if (!landscape.advertises.etag || method !== 'GET' || whole.length === 0) return undefined;
  return expected(
    whole.every((resource) => typeof metaOf(resource, 'version') === 'string'),
    'meta.version',
    'none',
  );
}
