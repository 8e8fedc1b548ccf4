import { isJsonObject } from '../../scim/json.ts';
import { type Attributes, valuesOf } from '../engine/attributes.ts';
import { excerpt } from '../engine/value-reader.ts';
import type { Constraint } from '../policy.ts';
import { badRequest } from '../scim-error.ts';
import { isBlank, textsAt, valueAt } from './attribute-value.ts';

/** What is wrong with the attributes of a resource by the first constraint they break; `undefined` when nothing is. */
export function brokenBy(
  constraints: readonly Constraint[],
  typeName: string,
  attributes: Attributes,
): string | undefined {
  for (const constraint of constraints) {
    if ((constraint.type ?? 'User') !== typeName) continue;
    const problem = problemWith(constraint, attributes);
    if (problem !== undefined) return constraint.detail ?? `Attribute ${constraint.path} ${problem}.`;
  }
  return undefined;
}

/** @throws ScimError invalidValue */
export function checkConstraints(constraints: readonly Constraint[], typeName: string, attributes: Attributes): void {
  const problem = brokenBy(constraints, typeName, attributes);
  if (problem !== undefined) throw badRequest('invalidValue', problem);
}

function problemWith(constraint: Constraint, attributes: Attributes): string | undefined {
  const { path, required, equals, hasPrimary } = constraint;
  const texts = textsAt(attributes, path);
  if (required && texts.length === 0 && isBlank(valueAt(attributes, path))) return 'is required';
  if (hasPrimary && !hasPrimaryValue(attributes, path)) return 'needs a primary value';
  if (equals !== undefined && texts.length > 0) {
    const other = primaryText(attributes, equals);
    if (other?.toLowerCase() !== texts[0]!.toLowerCase()) return `has to be the same as ${equals}`;
  }
  for (const text of texts) {
    const problem = problemWithText(constraint, text);
    if (problem !== undefined) return `${problem}, not ${excerpt(text)}`;
  }
  return undefined;
}

function problemWithText({ maxLength, forbidden = '', pattern, oneOf }: Constraint, text: string): string | undefined {
  if (maxLength !== undefined && [...text].length > maxLength) return `has at most ${maxLength} characters`;
  const character = [...forbidden].find((each) => text.includes(each));
  if (character !== undefined) return `must not contain ${character}`;
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(text)) return `has to match ${pattern}`;
  return oneOf && !oneOf.includes(text) ? `is one of ${oneOf.join(', ')}` : undefined;
}

function hasPrimaryValue(attributes: Attributes, path: string): boolean {
  return valuesOf(valueAt(attributes, path)).some((value) => isJsonObject(value) && value.primary === true);
}

/** `emails.value` means that of the primary e-mail. */
function primaryText(attributes: Attributes, path: string): string | undefined {
  const [list, part] = path.split('.') as [string, string?];
  const values = valuesOf(attributes[list]);
  const primary = values.find((value) => isJsonObject(value) && value.primary === true);
  return primary === undefined ? textsAt(attributes, path)[0] : ((primary as Record<string, unknown>)[part!] as string);
}
