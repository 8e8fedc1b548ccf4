import type { FilterExpression } from '../scim/filter.ts';
import { parseFilter } from '../scim/filter-parser.ts';
import { printFilter } from '../scim/filter-printer.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import { schemaUrn } from '../scim/urn.ts';
import type { Given } from './given.ts';
import { foundationMissing } from './inconclusive.ts';

/** Users that differ in everything queries can ask for, created by this run. */
export interface Population {
  /** As the service provider returns them. */
  readonly users: readonly JsonObject[];
  readonly ids: readonly string[];
  /** Selects these users and no others. */
  readonly filter: string;
  /** Narrows a filter to these users. */
  within(filter: string): string;
}

/** Family names differ in length, case and script; titles and nicknames are missing for some; mail types vary. */
const people: readonly (readonly [
  given: string,
  family: string,
  title: string | undefined,
  nick: string | undefined,
])[] = [
  ['Ada', 'Lovelace', 'Engineer', 'ada'],
  ['Grace', 'Hopper', 'Rear Admiral', 'amazing'],
  ['Conan', "O'Brien", undefined, 'coco'],
  ['Marie', 'Curie', 'Engineer', undefined],
  ['Søren', 'Kierkegaard', 'Philosopher', 'hermit'],
  ['José', 'Ñandú', undefined, undefined],
  ['Or', 'And', 'Not', 'pr'],
  ['Jane', 'van der Berg', 'Sales Manager', 'jane'],
  ['漢字', '山田', 'エンジニア', 'yamada'],
  ['Zoë', 'adams', 'Chief Engineer', 'zoe'],
  ['Alan', 'Turing', 'Mathematician', undefined],
  ['Anne "Annie"', 'Back\\slash', undefined, 'annie'],
  ['Emmy', 'Noether', 'Professor', 'emmy'],
  ['Katherine', 'Johnson', 'Sales Manager', undefined],
];

/** @throws Inconclusive when a user cannot be created or read back */
export async function createPopulation(given: Given, emailDomain: string): Promise<Population> {
  const mark = given.name();
  const created = [];
  // One after the other, so that meta.created tells them apart wherever clocks have milliseconds.
  for (const [index, [givenName, familyName, title, nickName]] of people.entries()) {
    const attributes = attributesOf(index, { mark, givenName, familyName, title, nickName, emailDomain });
    const possible = given.madeUp(given.supported('User', attributes));
    if (possible) created.push(await given.existingUser(possible));
  }
  const users = await Promise.all(created.map(async ({ id }) => given.stored('User', id)));
  const filter = `userName sw ${JSON.stringify(`${mark}-`)}`;
  if (users.some(({ userName }) => typeof userName !== 'string')) {
    throw foundationMissing('retrieve User', 'a stored User has no userName.');
  }
  return {
    users,
    ids: created.map(({ id }) => id),
    filter,
    within: (narrower) => printFilter(intersection(parseFilter(filter), parseFilter(narrower))),
  };
}

/** Without parentheses where none are needed: not every service provider reads them. */
function intersection(scope: FilterExpression, narrower: FilterExpression): FilterExpression {
  return { op: 'and', terms: [scope, ...(narrower.op === 'and' ? narrower.terms : [narrower])] };
}

interface Facts {
  readonly mark: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string | undefined;
  readonly nickName: string | undefined;
  readonly emailDomain: string;
}

function attributesOf(index: number, { mark, givenName, familyName, title, nickName, emailDomain }: Facts): JsonObject {
  const letter = String.fromCodePoint(97 + ((index * 5) % people.length));
  const address = (type: string) => `${letter}.${type}.${mark}@${emailDomain}`;
  const emails: Json[] = [{ value: address('work'), type: 'work', primary: index % 3 !== 0 }];
  if (index % 2 === 0) emails.push({ value: address('home'), type: 'home', primary: index % 3 === 0 });
  return {
    // Upper and lower case, so that order by code point and order without case differ.
    userName: `${mark}-${index % 2 === 0 ? letter : letter.toUpperCase()}${index}@${emailDomain}`,
    externalId: `${mark}-External-${index}`,
    name: { givenName, familyName },
    displayName: `${givenName} ${familyName}`,
    ...(title !== undefined && { title }),
    ...(nickName !== undefined && { nickName }),
    active: index % 4 !== 0,
    emails,
    [schemaUrn.EnterpriseUser]: {
      employeeNumber: String(1000 + index),
      department: index % 2 === 0 ? 'Research' : 'Sales',
    },
  };
}
