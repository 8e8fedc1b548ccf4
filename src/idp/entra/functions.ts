import { pick, type Random, uuid } from '../random.ts';
import type { AppRole, SourceValue } from './source.ts';

/** What the value of a function can depend on besides its arguments. */
export interface Circumstances {
  readonly now: Date;
  readonly random: Random;
}

/** Numbers and booleans are text here, as they are in the mapping language: `"7"`, `"True"`. */
export type MappingFunction = (terms: readonly SourceValue[], circumstances: Circumstances) => SourceValue;

/** The mapping functions on text, lists and roles that provisioning uses (EN-81); names are case-sensitive. */
export const functions: Readonly<Record<string, MappingFunction>> = {
  Append: ([source, suffix]) => `${text(source)}${text(suffix)}`,
  AppRoleAssignmentsComplex: ([roles]) => roles ?? null,
  AssertiveAppRoleAssignmentsComplex: ([roles]) => roles ?? null,
  BitAnd: ([left, right]) => String(number(left) & number(right)),
  CBool: ([value]) => truth(isTrue(text(value)) || number(value) !== 0),
  Coalesce: (terms) => terms.find((term) => !isEmpty(term)) ?? null,
  ConvertToBase64: ([source]) => Buffer.from(text(source), 'utf16le').toString('base64'),
  ConvertToUTF8Hex: ([source]) => Buffer.from(text(source), 'utf8').toString('hex').toUpperCase(),
  Count: ([list]) => String(listOf(list).length),
  CStr: ([value]) => text(value),
  Guid: (_terms, { random }) => uuid(random),
  IgnoreFlowIfNullOrEmpty: ([value]) => (isEmpty(value) ? null : (value ?? null)),
  IIF: ([condition, whenTrue, whenFalse]) => (isTrue(text(condition)) ? (whenTrue ?? null) : (whenFalse ?? null)),
  InStr: ([source, sought, start, compare]) => String(position(text(source), text(sought), start, text(compare))),
  IsNull: ([value]) => truth(value === null || value === undefined),
  IsNullOrEmpty: ([value]) => truth(isEmpty(value)),
  IsPresent: ([value]) => truth(!isEmpty(value)),
  IsString: ([value]) => truth(typeof value === 'string'),
  Item: ([list, index]) => listOf(list)[number(index) - 1] ?? null,
  Join: ([separator, ...terms]) => terms.flatMap(listOf).filter(isText).join(text(separator)),
  Left: ([source, count]) => (number(count) < 0 ? text(source) : text(source).slice(0, number(count))),
  Len: ([source]) => String(text(source).length),
  Mid: ([source, start, length]) => text(source).slice(number(start) - 1, number(start) - 1 + number(length)),
  NormalizeDiacritics: ([source]) => withoutDiacritics(text(source)),
  Not: ([source]) => truth(!isTrue(text(source))),
  PCase: ([source, separators]) => properCase(text(source), separators === undefined ? undefined : text(separators)),
  RandomString: (terms, { random }) => randomString(terms.slice(0, 5).map(number), text(terms[5]), random),
  Redact: ([value]) => value ?? null,
  RemoveDuplicates: ([list]) => [...new Set(listOf(list))],
  Replace: (terms) => replace(terms),
  SingleAppRoleAssignment: ([roles]) => text(roles),
  Split: ([source, delimiter]) =>
    text(source)
      .split(text(delimiter))
      .map((part) => part.trim()),
  StripSpaces: ([source]) => text(source).replaceAll(' ', ''),
  Switch: ([source, fallback, ...pairs]) => {
    const index = pairs.findIndex((key, at) => at % 2 === 0 && text(key) === text(source));
    return index < 0 ? (fallback ?? null) : (pairs[index + 1] ?? null);
  },
  ToLower: ([source, culture]) => text(source).toLocaleLowerCase(text(culture) || undefined),
  ToUpper: ([source, culture]) => text(source).toLocaleUpperCase(text(culture) || undefined),
  Word: ([source, index, delimiters]) => wordsOf(text(source), text(delimiters))[number(index) - 1] ?? '',
};

/** A value as text: of several the first, of none nothing. */
export function text(value: SourceValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  const [first] = value;
  return typeof first === 'string' ? first : (first?.value ?? '');
}

function isEmpty(value: SourceValue | undefined): boolean {
  return value === null || value === undefined || value.length === 0;
}

export function truth(isSo: boolean): 'True' | 'False' {
  return isSo ? 'True' : 'False';
}

export function number(value: SourceValue | undefined): number {
  const parsed = Number(text(value));
  return Number.isNaN(parsed) ? 0 : parsed;
}

/** The value as roles; empty unless it is a list of them. */
export function rolesOf(value: SourceValue): readonly AppRole[] {
  if (value === null || typeof value === 'string') return [];
  return (value as readonly (string | AppRole)[]).filter((item): item is AppRole => typeof item !== 'string');
}

function isTrue(value: string): boolean {
  return value.toLowerCase() === 'true';
}

function isText(value: string): boolean {
  return value !== '';
}

function listOf(value: SourceValue | undefined): string[] {
  if (value === null || value === undefined || typeof value === 'string') return [text(value)].filter(isText);
  return (value as readonly (string | AppRole)[]).map((item) => (typeof item === 'string' ? item : item.value));
}

/** Position of a text within another, counted from 1; 0 when it is not there. */
function position(source: string, sought: string, start: SourceValue | undefined, compare: string): number {
  const from = Math.max(0, number(start) - 1);
  return compare === 'vbTextCompare'
    ? source.toLowerCase().indexOf(sought.toLowerCase(), from) + 1
    : source.indexOf(sought, from) + 1;
}

/** Letters that are no base letter with a mark. */
const ligatures: Readonly<Record<string, string>> = {
  æ: 'ae',
  Æ: 'AE',
  ø: 'oe',
  Ø: 'OE',
  œ: 'oe',
  Œ: 'OE',
  ß: 'ss',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
};

function withoutDiacritics(source: string): string {
  const bare = source.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return [...bare].map((letter) => ligatures[letter] ?? letter).join('');
}

/** Words begin after a separator: after anything but a letter, digit or apostrophe when none are named. */
function properCase(source: string, separators: string | undefined): string {
  let isStart = true;
  return [...source.toLowerCase()]
    .map((letter) => {
      const cased = isStart ? letter.toUpperCase() : letter;
      isStart = separators === undefined ? !/[\p{L}\p{N}']/u.test(letter) : separators.includes(letter);
      return cased;
    })
    .join('');
}

function wordsOf(source: string, delimiters: string): string[] {
  const words = [''];
  for (const letter of source) {
    if (delimiters.includes(letter)) words.push('');
    else words.push(`${words.pop()}${letter}`);
  }
  return words.filter(isText);
}

/** Length, then the least number of digits, special characters, capitals and small letters. */
function randomString(numbers: readonly number[], avoided: string, random: Random): string {
  const [length = 0, ...least] = numbers;
  const alphabets = ['0123456789', '!@#$%^&*', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'].map(
    (letters) => [...letters].filter((letter) => !avoided.includes(letter)).join(''),
  );
  const demanded = least.map((count, index) => pick(random, alphabets[index] ?? '', count)).join('');
  const rest = pick(random, alphabets[3] ?? '', Math.max(0, length - demanded.length));
  return [...`${demanded}${rest}`].toSorted(() => random() - 0.5).join('');
}

/** The seven parameters decide among them what is replaced by what. */
function replace(terms: readonly SourceValue[]): SourceValue {
  const [source, oldValue, pattern, group, replacement, attribute, template] = terms;
  if (!isEmpty(oldValue)) {
    return isEmpty(template)
      ? text(source).replaceAll(text(oldValue), () => text(replacement))
      : text(template).replaceAll(text(oldValue), () => text(source));
  }
  if (isEmpty(pattern)) return source ?? null;
  const expression = new RegExp(text(pattern), 'g');
  if (!isEmpty(attribute)) {
    return isEmpty(source)
      ? (new RegExp(text(pattern)).exec(text(attribute))?.groups?.[text(group)] ?? '')
      : (source ?? null);
  }
  if (isEmpty(group)) return text(source).replaceAll(expression, text(replacement).replaceAll(/\$\{(\w+)\}/g, '$<$1>'));
  return replaceGroup(text(source), text(pattern), text(group), text(replacement));
}

function replaceGroup(source: string, pattern: string, group: string, replacement: string): string {
  const expression = new RegExp(pattern, 'dg');
  let changed = source;
  for (const match of [...source.matchAll(expression)].toReversed()) {
    const span = match.indices?.groups?.[group];
    if (span && span[1] > span[0]) changed = `${changed.slice(0, span[0])}${replacement}${changed.slice(span[1])}`;
  }
  return changed;
}
