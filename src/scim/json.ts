export type JsonPrimitive = string | number | boolean | null;
export type JsonArray = readonly Json[];
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}
export type Json = JsonPrimitive | JsonArray | JsonObject;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** RFC 8259 section 9 lets a reader limit nesting; deeper JSON would exhaust the stack of whoever walks through it. */
const maxDepth = 500;

/** Reads JSON text from outside; `undefined` when it is not JSON, or is nested deeper than anything SCIM knows. */
export function parseJson(text: string): Json | undefined {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isTooDeep(text: string): boolean {
  // What is opened so often must also be closed, or is no JSON.
  if (text.length <= 2 * maxDepth) return false;
  if (!occursOften(text, '{') && !occursOften(text, '[')) return false;
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length && depth <= maxDepth; at += 1) {
    const letter = text[at]!;
    if (letter === '"') isInString = !isInString;
    else if (letter === '\\') at += 1;
    else if (!isInString && '[{'.includes(letter)) depth += 1;
    else if (!isInString && ']}'.includes(letter)) depth -= 1;
  }
  return depth > maxDepth;
}

/** Cheap for the many texts that have no more brackets than a nesting may have. */
function occursOften(text: string, bracket: string): boolean {
  let count = 0;
  for (let at = text.indexOf(bracket); at >= 0 && count <= maxDepth; at = text.indexOf(bracket, at + 1)) count += 1;
  return count > maxDepth;
}
