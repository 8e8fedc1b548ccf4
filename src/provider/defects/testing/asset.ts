import type { Json, JsonObject } from '../../../scim/json.ts';
import { assetUrn } from '../assets.ts';
import type { Stage } from './stage.ts';

/** Creates an Asset and gives it as it was answered. */
export async function asset({ send }: Stage, attributes: JsonObject): Promise<JsonObject> {
  return (await send('POST', '/Assets', { schemas: [assetUrn], label: 'A', ...attributes } as Json)).body;
}
