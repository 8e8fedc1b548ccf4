import type { Profile } from '../profiles/profile.ts';
import type { ServerOptions } from '../provider/options.ts';
import { standardResourceTypes } from '../provider/resource-types.ts';
import { startProvider } from '../provider/start-provider.ts';
import { attribute } from '../scim/attribute.ts';
import type { Schema } from '../scim/schema.ts';
import { emulationOf } from './emulation.ts';

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

/**
 * Starts the reference provider on a free loopback port, with one token. With a profile it behaves as that says, except
 * that it never asks for patience.
 */
export async function startEmbeddedProvider(
  token: string,
  profile?: Profile,
): Promise<{ readonly url: string; readonly token: string; close(): Promise<void> }> {
  const { rate: _, ...options }: ServerOptions = profile ? emulationOf(profile) : embeddedOptions;
  const { url, close } = await startProvider({ ...options, port: 0, tokens: [token] });
  return { url, token, close };
}
