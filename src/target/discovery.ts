import type { Exchange } from '../http/exchange.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../scim/json.ts';
import { schemaUrn } from '../scim/urn.ts';
import type { Connection } from './connection.ts';

/** What the discovery endpoints of RFC 7644 section 4 said; a member is absent when its endpoint gave nothing usable. */
export interface Discovered {
  readonly serviceProviderConfig?: JsonObject;
  readonly resourceTypes?: readonly JsonObject[];
  readonly schemas?: readonly JsonObject[];
  readonly exchanges: readonly Exchange[];
}

export async function discover(connection: Connection): Promise<Discovered> {
  const paths = ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas'];
  const [config, types, schemas] = await Promise.all(
    paths.map(async (path) => connection.call({ method: 'GET', path }, 'discovery')),
  );
  const serviceProviderConfig = configIn(jsonOf(config!));
  const resourceTypes = listIn(jsonOf(types!));
  const definitions = listIn(jsonOf(schemas!));
  return {
    ...(serviceProviderConfig && { serviceProviderConfig }),
    ...(resourceTypes && { resourceTypes }),
    ...(definitions && { schemas: definitions }),
    exchanges: [config!, types!, schemas!],
  };
}

/** The JSON of a successful answer. */
export function jsonOf({ answer }: Exchange): Json | undefined {
  return answer?.status === 200 ? parseJson(answer.body) : undefined;
}

function configIn(json: Json | undefined): JsonObject | undefined {
  if (!isJsonObject(json)) return undefined;
  const { schemas, patch, filter } = json;
  const isNamed = Array.isArray(schemas) && schemas.includes(schemaUrn.ServiceProviderConfig);
  return isNamed || isJsonObject(patch) || isJsonObject(filter) ? json : undefined;
}

function listIn(json: Json | undefined): readonly JsonObject[] | undefined {
  const list = isJsonObject(json) ? json['Resources'] : json;
  return Array.isArray(list) ? list.filter(isJsonObject) : undefined;
}
