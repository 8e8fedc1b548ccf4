import type { JsonObject } from '../../../scim/json.ts';
import { assetUrn } from '../assets.ts';
import type { Stage } from './stage.ts';

/** Creates an Asset and gives it as it was answered. */
export async function asset({ send }: Stage, attributes: JsonObject): Promise<JsonObject & { readonly id: string }> {
  return (await send('POST', '/Assets', { schemas: [assetUrn], label: 'A', ...attributes })).body;
}
