import type { JsonObject } from '../scim/json.ts';
import { type AttributePlace, placesOf } from './attribute-place.ts';
import { createFilled, type Filling } from './filled.ts';

/** A resource to be looked at, with all that its type can have. */
export interface Shown {
  readonly id: string;
  /** As it is returned when nothing is asked for. */
  readonly resource: JsonObject;
  /** Every attribute and sub-attribute of its type. */
  readonly places: readonly AttributePlace[];
}

/**
 * Creates a resource with everything its schemas offer, and a member if it is one that can have members.
 *
 * @throws Inconclusive when it cannot be created or read back
 */
export async function createShown(resourceType: string, filling: Filling): Promise<Shown> {
  const { given, target } = filling;
  const places = placesOf(resourceType, target);
  const members = places.some(takesMembers) ? [{ value: (await given.existingUser()).id }] : [];
  const { id } = await createFilled(resourceType, filling, members.length > 0 ? { members } : {});
  return { id, resource: await given.stored(resourceType, id), places };
}

function takesMembers({ path, definition }: AttributePlace): boolean {
  return path === 'members' && definition.mutability !== 'readOnly';
}
