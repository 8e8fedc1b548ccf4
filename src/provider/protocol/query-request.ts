import type { FilterExpression } from '../../scim/filter.ts';
import { parseFilter } from '../../scim/filter-parser.ts';
import { FilterSyntaxError } from '../../scim/filter-token.ts';
import { isJsonObject, type Json } from '../../scim/json.ts';
import { messageUrn } from '../../scim/urn.ts';
import { excerpt } from '../engine/value-reader.ts';
import { badRequest } from '../scim-error.ts';
import type { Parameters } from './parameters.ts';

/** What a client asks for in a query, RFC 7644 section 3.4.2 and RFC 9865 section 2; checked, with nothing filled in. */
export interface QueryRequest {
  readonly filter: string | undefined;
  readonly sortBy: string | undefined;
  readonly isDescending: boolean;
  readonly startIndex: number | undefined;
  readonly count: number | undefined;
  readonly cursor: string | undefined;
  readonly attributes: readonly string[] | undefined;
  readonly excludedAttributes: readonly string[] | undefined;
}

/** Nothing asked for in particular. */
export const noQuery: QueryRequest = queryFromParameters(new Map());

/**
 * Reads the parameters of a query; those it does not know are ignored.
 *
 * @throws ScimError invalidValue.
 */
export function queryFromParameters(parameters: Parameters): QueryRequest {
  return checked({
    filter: parameters.get('filter'),
    sortBy: parameters.get('sortBy'),
    isDescending: isDescending(parameters.get('sortOrder')),
    startIndex: readInteger('startIndex', parameters.get('startIndex')),
    count: readInteger('count', parameters.get('count')),
    cursor: parameters.get('cursor'),
    attributes: trimmed(parameters.get('attributes')?.split(',')),
    excludedAttributes: trimmed(parameters.get('excludedAttributes')?.split(',')),
  });
}

/**
 * Reads the body of a search, RFC 7644 section 3.4.3.
 *
 * @throws ScimError invalidSyntax or invalidValue.
 */
export function queryFromBody(body: Json): QueryRequest {
  if (!isJsonObject(body) || !isMessage(body.schemas, messageUrn.SearchRequest)) {
    throw badRequest('invalidSyntax', `A search is an object whose schemas is ["${messageUrn.SearchRequest}"].`);
  }
  const text = (name: string): string | undefined => expect(name, body[name], 'a string', isText);
  const integer = (name: string): number | undefined => expect(name, body[name], 'an integer', isInteger);
  // AMB-SEARCH-ARRAYS: one string with commas is taken as well.
  const names = (name: string): readonly string[] | undefined => {
    const given = body[name];
    return typeof given === 'string' ? given.split(',') : expect(name, given, 'a list of strings', isTextList);
  };
  return checked({
    filter: text('filter'),
    sortBy: text('sortBy'),
    isDescending: isDescending(text('sortOrder')),
    startIndex: integer('startIndex'),
    count: integer('count'),
    cursor: text('cursor'),
    attributes: trimmed(names('attributes')),
    excludedAttributes: trimmed(names('excludedAttributes')),
  });
}

/** Whether `schemas` names the message, in any case. */
export function isMessage(schemas: Json | undefined, urn: string): boolean {
  return Array.isArray(schemas) && schemas.some((each) => isText(each) && each.toLowerCase() === urn.toLowerCase());
}

/**
 * Reads a filter.
 *
 * @throws ScimError invalidFilter, saying where it breaks the grammar.
 */
export function readFilter(text: string): FilterExpression {
  try {
    return parseFilter(text);
  } catch (error) {
    if (error instanceof FilterSyntaxError)
      throw badRequest('invalidFilter', `The filter cannot be read: ${error.message}`);
    throw error;
  }
}

function checked(query: QueryRequest): QueryRequest {
  if (!query.attributes || !query.excludedAttributes) return query;
  throw badRequest('invalidValue', 'attributes and excludedAttributes exclude each other; send one of them.');
}

function isDescending(sortOrder: string | undefined): boolean {
  const direction = sortOrder?.toLowerCase() ?? 'ascending';
  if (direction === 'ascending' || direction === 'descending') return direction === 'descending';
  throw badRequest('invalidValue', `sortOrder is ascending or descending, not ${excerpt(sortOrder)}.`);
}

function trimmed(names: readonly string[] | undefined): readonly string[] | undefined {
  const present = names?.map((name) => name.trim()).filter((name) => name !== '');
  return present && present.length > 0 ? present : undefined;
}

function readInteger(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\s*[+-]?\d+\s*$/.test(text)) throw badRequest('invalidValue', `${name} is an integer, not ${excerpt(text)}.`);
  return Number(text);
}

function expect<T extends Json>(
  name: string,
  value: Json | undefined,
  what: string,
  isFit: (value: Json) => value is T,
): T | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isFit(value)) throw badRequest('invalidValue', `${name} is ${what}, not ${excerpt(value)}.`);
  return value;
}

function isText(value: Json): value is string {
  return typeof value === 'string';
}

function isInteger(value: Json): value is number {
  return Number.isInteger(value);
}

function isTextList(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
