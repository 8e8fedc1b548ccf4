import { standardResourceTypes } from '../provider/resource-types.ts';
import { startProvider } from '../provider/start-provider.ts';
import { attribute } from '../scim/attribute.ts';
import type { Schema } from '../scim/schema.ts';

/** An extension of its own, as most service providers have one: mappings lead there too. */
const badge: Schema = {
  id: 'urn:scimulate:params:scim:schemas:extension:badge:2.0:User',
  name: 'Badge',
  description: 'What the gate knows about a user.',
  attributes: [attribute('badgeColor', 'string', 'Colour of the badge.')],
};

const resourceTypes = standardResourceTypes.map((type) =>
  type.name === 'User'
    ? { ...type, schemaExtensions: [...type.schemaExtensions, { schema: badge.id, required: false }] }
    : type,
);

/** What the reference provider serves when a run brings it along. */
export const embeddedOptions = { schemas: [badge], resourceTypes };

/** Starts the reference provider on a free loopback port, with one token. */
export async function startEmbeddedProvider(
  token: string,
): Promise<{ readonly url: string; readonly token: string; close(): Promise<void> }> {
  const { url, close } = await startProvider({ ...embeddedOptions, port: 0, tokens: [token] });
  return { url, token, close };
}
