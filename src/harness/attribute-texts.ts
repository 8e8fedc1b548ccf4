import type { JsonObject } from '../scim/json.ts';
import { type AttributePlace, isReadable } from './attribute-place.ts';

/** A text that some resource has in an attribute. */
export interface AttributeText {
  readonly place: AttributePlace;
  readonly whole: string;
}

/** The texts of resources, by the places of their core schema that hold one text each; each text once a place. */
export function textsIn(resources: readonly JsonObject[], places: readonly AttributePlace[]): readonly AttributeText[] {
  return places.filter(holdsText).flatMap((place) => {
    const texts = resources.map(place.read).filter((value) => typeof value === 'string' && value !== '');
    return [...new Set(texts as string[])].map((whole) => ({ place, whole }));
  });
}

function holdsText(place: AttributePlace): boolean {
  const { definition, parent, path } = place;
  const isOne = !definition.multiValued && !parent?.multiValued;
  return definition.type === 'string' && isOne && isReadable(place) && !path.startsWith('urn:');
}
