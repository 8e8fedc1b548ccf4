/** Ids of elements that links from outside may point to; they depend on nothing but what they name. */
export function checkAnchor(id: string): string {
  return `c-${safe(id)}`;
}

export function requirementAnchor(id: string): string {
  return `r-${safe(id)}`;
}

export function exchangeAnchor(number: number): string {
  return `x-${number}`;
}

/** Letters, digits, points and hyphens stay; two ids never become one. */
function safe(id: string): string {
  return id.replace(/[^A-Za-z0-9.-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
}
