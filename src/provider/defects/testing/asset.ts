import type { Json, JsonObject } from '../../../scim/json.ts';
import type { Stage } from './stage.ts';

export const assetUrn = 'urn:example:params:scim:schemas:core:2.0:Asset';

/** Creates an Asset and gives it as it was answered. */
export async function asset({ send }: Stage, attributes: JsonObject): Promise<JsonObject> {
  return (await send('POST', '/Assets', { schemas: [assetUrn], label: 'A', ...attributes } as Json)).body;
}
