import type { Json, JsonObject } from '../scim/json.ts';
import type { Target } from '../target/target.ts';
import { type AttributePlace, isFree, placesOf, together } from './attribute-place.ts';
import type { Given } from './given.ts';
import { Inconclusive } from './inconclusive.ts';
import type { ScimClient } from './scim-client.ts';

/** One attribute of a resource that was created with a value for it. */
export interface FilledPlace extends AttributePlace {
  readonly sent: Json;
}

/** A resource with a value for every attribute that clients may write and the service provider takes. */
export interface Filled {
  readonly id: string;
  /** The body of the create. */
  readonly sent: JsonObject;
  /** As it is stored, hidden attributes among them. */
  readonly resource: JsonObject;
  /** The attributes that were sent, those with sub-attributes as a whole. */
  readonly places: readonly FilledPlace[];
}

/** What it takes to create one. */
export interface Filling {
  readonly scim: ScimClient;
  readonly given: Given;
  readonly target: Target;
}

/**
 * Creates a resource with everything its schemas offer. RFC 7643 section 2.3.1 lets an attribute ask for a format that
 * no schema tells, so attributes whose values are refused are left out.
 *
 * @param more what else the body holds
 * @throws Inconclusive when nothing can be created or read back
 */
export async function createFilled(resourceType: string, filling: Filling, more: JsonObject = {}): Promise<Filled> {
  const { scim, given, target } = filling;
  const places = await takenPlaces(resourceType, filling);
  const values = places.map((place) => ({ ...place, sent: given.values(place).first }));
  const sent = { ...bodyOf(resourceType, values, given), ...more };
  const { status, id } = await scim.preparing().create(resourceType, sent);
  if (status !== 201 || id === undefined) {
    takenBy.delete(target);
    throw new Inconclusive(`A ${resourceType} with values for all attributes was answered with ${status}.`);
  }
  return { id, sent, resource: await given.whole(resourceType, id, places), places: values };
}

/** Paths whose values a target takes, by resource type; found out once for each process. */
const takenBy = new WeakMap<Target, Map<string, readonly AttributePlace[]>>();

async function takenPlaces(resourceType: string, filling: Filling): Promise<readonly AttributePlace[]> {
  const { target } = filling;
  const known = takenBy.get(target) ?? new Map<string, readonly AttributePlace[]>();
  takenBy.set(target, known);
  const places = known.get(resourceType) ?? (await triedOut(resourceType, filling));
  known.set(resourceType, places);
  return places;
}

async function triedOut(resourceType: string, { scim, given, target }: Filling): Promise<readonly AttributePlace[]> {
  const isTaken = async (places: readonly AttributePlace[]) => {
    const values = places.map((place) => ({ ...place, sent: given.values(place).first }));
    const answer = await scim.preparing().create(resourceType, bodyOf(resourceType, values, given));
    return answer.status === 201;
  };
  const free = placesOf(resourceType, target).filter((place) => !place.parent && isFree(place));
  if (await isTaken(free)) return free;
  const taken = [];
  for (const place of free) if (await isTaken([place])) taken.push(place);
  return taken;
}

function bodyOf(resourceType: string, places: readonly FilledPlace[], given: Given): JsonObject {
  return given.sample(resourceType, together(places.map((place) => place.put(place.sent))));
}
