import { isJsonObject, type JsonObject } from '../scim/json.ts';
import { type Shown, shownIn } from './shown-value.ts';
import type { Sight } from './sight.ts';
import type { TypeDefinition } from './type-definition.ts';

/** A resource of a client's making, such as a User, as an answer shows it. */
export interface SeenResource {
  readonly json: JsonObject;
  /** By the endpoint, or where that has several by what the resource says of itself. */
  readonly type: TypeDefinition;
  readonly id: string | undefined;
  /** Where it is, for example "/Users/2819c223": the same in every answer. */
  readonly place: string | undefined;
  /** One of several in a list. */
  readonly isEntry: boolean;
  /** Nobody asked for a part of it only. */
  readonly isWhole: boolean;
  readonly shown: Shown;
}

type Glance = Pick<Sight, 'landscape' | 'method' | 'path' | 'query' | 'list'> & { readonly body: JsonObject };

/** The resources in a successful answer; none in answers of discovery and of bulk requests. */
export function seenResources(glance: Glance): readonly SeenResource[] {
  const { landscape, path, body, list } = glance;
  const [first = ''] = path;
  const endpoint = `/${first}`.toLowerCase();
  const own = landscape.types.find(({ resourceType }) => resourceType.endpoint.toLowerCase() === endpoint);
  if (list) {
    const entries = Array.isArray(list['Resources']) ? list['Resources'].filter(isJsonObject) : [];
    return entries.flatMap((json) => seen(json, own ?? typeNamedIn(json, landscape.types), true, glance));
  }
  const isSingle = own ? path.length <= 2 : path.length === 1 && first.toLowerCase() === 'me';
  return isSingle && !Array.isArray(body['Resources'])
    ? seen(body, own ?? typeNamedIn(body, landscape.types), false, glance)
    : [];
}

function seen(
  json: JsonObject,
  type: TypeDefinition | undefined,
  isEntry: boolean,
  { query }: Glance,
): readonly SeenResource[] {
  if (!type) return [];
  const id = typeof json['id'] === 'string' && json['id'] !== '' ? json['id'] : undefined;
  return [
    {
      json,
      type,
      id,
      place: id === undefined ? undefined : `${type.resourceType.endpoint}/${id}`,
      isEntry,
      isWhole: query['attributes'] === undefined && query['excludedAttributes'] === undefined,
      shown: shownIn(json, type),
    },
  ];
}

/** The type that a resource names in meta.resourceType, or else by its schemas. */
function typeNamedIn({ meta, schemas }: JsonObject, types: readonly TypeDefinition[]): TypeDefinition | undefined {
  const name = isJsonObject(meta) ? meta['resourceType'] : undefined;
  return (
    types.find(({ resourceType }) => resourceType.name === name) ??
    types.find(({ resourceType }) => Array.isArray(schemas) && schemas.includes(resourceType.schema))
  );
}

/** The value of one sub-attribute of meta. */
export function metaOf({ json }: Pick<SeenResource, 'json'>, name: string) {
  const { meta } = json;
  return isJsonObject(meta) ? (meta[name] ?? undefined) : undefined;
}

/** How a report calls the resource. */
export function called({ type, id }: Pick<SeenResource, 'type' | 'id'>): string {
  return `${type.resourceType.name}${id === undefined ? '' : ` ${id}`}`;
}
