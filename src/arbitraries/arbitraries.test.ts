import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FilterExpression } from '../scim/filter.ts';
import { parseFilter } from '../scim/filter-parser.ts';
import { printFilter } from '../scim/filter-printer.ts';
import { isJsonObject, type JsonObject } from '../scim/json.ts';
import type { PatchOperation } from '../scim/patch-operation.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { churn } from './churn.ts';
import { filtersOver } from './filters.ts';
import { naturals, shuffled } from './numbers.ts';
import { patchOperations } from './patch-operations.ts';
import { texts } from './text.ts';
import { emails, userAttributes } from './user-attributes.ts';

/** The promise holds for every value, and for every value it shrinks to on several ways down. */
function promises<T>(values: fc.Arbitrary<T>, kept: (value: T) => void): void {
  fc.assert(fc.property(values, kept));
  // A failure that depends on nothing but a digest of the value makes the generator shrink along random ways.
  for (let seed = 0; seed < 20; seed += 1) {
    const isRefused = (value: T) => (JSON.stringify(value).length + seed) % 3 !== 0;
    const way = fc.property(values, (value) => {
      kept(value);
      return isRefused(value);
    });
    const { errorInstance } = fc.check(way, { seed, numRuns: 20 });
    if (errorInstance instanceof Error && !/returning false/.test(errorInstance.message)) throw errorInstance;
  }
}

/** How many of a hundred values are as described. */
function share<T>(values: fc.Arbitrary<T>, is: (value: T) => boolean): number {
  return fc.sample(values, { numRuns: 200, seed: 1 }).filter(is).length / 2;
}

describe('a text', () => {
  test('is well-formed, in NFC, and without white space at its ends', () => {
    promises(texts(), (text) => {
      expect(text.isWellFormed()).toBe(true);
      expect(text.normalize('NFC')).toBe(text);
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
      expect(JSON.parse(Buffer.from(JSON.stringify(text)).toString('utf8'))).toBe(text);
    });
  });

  test('is as long as it may be', () => {
    promises(texts({ minLength: 3, maxLength: 5 }), (text) => {
      expect(text.length).toBeGreaterThanOrEqual(3);
      expect([...new Intl.Segmenter().segment(text)].length).toBeLessThanOrEqual(5);
    });
  });

  test('is often of another script, and often has what needs escaping', () => {
    expect(share(texts(), (text) => /[^\u0000-\u007f]/.test(text))).toBeGreaterThan(50);
    expect(share(texts(), (text) => /["'\\]/.test(text))).toBeGreaterThan(5);
  });
});

const population: readonly JsonObject[] = [
  {
    userName: 'ada',
    displayName: 'Ada "A" \\',
    title: 'Engineer',
    emails: [{ value: 'a@x', type: 'work' }, { type: 'home' }],
  },
  { userName: 'Bob', displayName: '漢字 😀', emails: [{ value: 'b@x', type: 'home' }] },
  { userName: 'cho', displayName: "O'Brien", title: '' },
];
const askable = { always: ['userName', 'displayName'], sometimes: ['title', 'nickName'] } as const;

describe('a filter', () => {
  test('reads back as it was printed', () => {
    promises(filtersOver(population, askable), (filter) => {
      expect(parseFilter(printFilter(filter))).toEqual(filter);
    });
  });

  test('asks for values that occur, and for differences only where every resource has a value', () => {
    promises(filtersOver(population, askable), (filter) => {
      for (const { op, name, value } of conditionsIn(filter)) {
        if (op === 'ne' || op === 'not') expect(['userName', 'displayName']).toContain(name);
        if (op === 'pr' || op === 'not') continue;
        expect(value).not.toBe('');
        expect(value.isWellFormed()).toBe(true);
        if (op !== 'eq' || name !== 'type')
          expect(JSON.stringify(population)).toContain(JSON.stringify(value).slice(1, -1));
      }
    });
  });

  test('leaves out what nobody has', () => {
    promises(filtersOver(population, askable), (filter) => {
      expect(printFilter(filter)).not.toContain('nickName');
    });
    promises(filtersOver([{ userName: 'ada' }], askable), (filter) => {
      expect(printFilter(filter)).not.toMatch(/displayName|title|emails/);
    });
  });

  test('does not ask what is missing somewhere for a difference', () => {
    const partly = [{ userName: 'ada', displayName: 'Ada' }, { userName: 'bob' }];
    promises(filtersOver(partly, askable), (filter) => {
      expect(printFilter(filter)).not.toMatch(/displayName ne|not \(displayName/);
    });
    expect(share(filtersOver(partly, askable), (filter) => /displayName/.test(printFilter(filter)))).toBeGreaterThan(
      10,
    );
  });

  test('has no brackets where they are refused', () => {
    promises(filtersOver(population, { ...askable, isWithoutBrackets: true }), (filter) => {
      expect(printFilter(filter)).not.toContain('[');
    });
  });

  test('has every form', () => {
    const filters = filtersOver(population, askable);
    for (const form of [/ and /, / or /, /not \(/, / pr/, /emails\[/, /emails\.value/, / co /, / ne /]) {
      expect(share(filters, (filter) => form.test(printFilter(filter)))).toBeGreaterThan(3);
    }
  });
});

interface Asked {
  readonly op: string;
  readonly name: string;
  readonly value: string;
}

function conditionsIn(filter: FilterExpression): readonly Asked[] {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.terms.flatMap(conditionsIn);
    case 'not':
      return conditionsIn(filter.term).flatMap((asked) => [asked, { ...asked, op: 'not' }]);
    case 'valuePath':
      return conditionsIn(filter.filter);
    case 'pr':
      return [{ op: 'pr', name: filter.path.attribute, value: '' }];
    default:
      return [{ op: filter.op, name: filter.path.attribute, value: String(filter.value) }];
  }
}

describe('PATCH operations', () => {
  const pathsIn = ({ path, value }: PatchOperation): readonly string[] =>
    path === undefined ? Object.keys(value as JsonObject) : [path];

  test('are at least one and at most so many', () => {
    promises(patchOperations({ maxLength: 3 }), ({ length }) => {
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThanOrEqual(3);
    });
  });

  test('are what the RFC settles', () => {
    promises(patchOperations(), (operations) => {
      for (const { op, path, value } of operations) {
        expect(path ?? '').not.toContain('[');
        if (op === 'remove') expect(['displayName', 'nickName', 'title', 'userType']).toContain(path);
        else expect(value).toBeDefined();
        if (path === undefined || path === 'name') expect(Object.keys(value as JsonObject).length).toBeGreaterThan(0);
        expect(JSON.stringify(value ?? '')).not.toContain('"primary"');
        if (path !== 'emails') continue;
        const addresses = value as readonly JsonObject[];
        expect(addresses.length).toBeGreaterThan(0);
        if (op === 'replace') expect(new Set(addresses.map((each) => each['value'])).size).toBe(addresses.length);
      }
    });
  });

  test('keep to what the target has and lets clients write', () => {
    const attributes = userSchema.attributes
      .filter(({ name }) => !['nickName', 'emails'].includes(name))
      .map((attribute) => {
        if (attribute.name === 'title') return { ...attribute, mutability: 'readOnly' as const };
        if (attribute.name === 'displayName') return { ...attribute, required: true };
        if (attribute.name === 'userType') return { ...attribute, canonicalValues: ['Employee', 'Intern'] };
        if (attribute.name !== 'name') return attribute;
        return { ...attribute, subAttributes: attribute.subAttributes!.filter(({ name }) => name !== 'middleName') };
      });
    promises(patchOperations({ schemas: [{ ...userSchema, attributes }] }), (operations) => {
      for (const operation of operations) {
        for (const path of pathsIn(operation)) {
          expect(['displayName', 'userType', 'name', 'name.givenName', 'name.familyName']).toContain(path);
        }
        const { op, path, value } = operation;
        if (op === 'remove') expect(path).toBe('userType');
        else if (path === 'userType') expect(['Employee', 'Intern']).toContain(value);
        else if (path === undefined)
          expect(['Employee', 'Intern', undefined]).toContain((value as JsonObject)['userType']);
        if (path === 'name') expect(value).not.toHaveProperty('middleName');
      }
    });
  });

  test('have every form', () => {
    const forms: readonly ((operation: PatchOperation) => boolean)[] = [
      ({ op }) => op === 'remove',
      ({ path }) => path === undefined,
      ({ path }) => path === 'name',
      ({ path = '' }) => path.startsWith('name.'),
      ({ op, path }) => op === 'add' && path === 'emails',
      ({ op, path }) => op === 'replace' && path === 'emails',
    ];
    for (const form of forms)
      expect(share(patchOperations(), (operations) => operations.some(form))).toBeGreaterThan(10);
  });
});

describe('attributes of a User', () => {
  test('are writable ones of the schema, and none of them is undefined', () => {
    const names = new Set(
      userSchema.attributes.filter(({ mutability }) => mutability === 'readWrite').map(({ name }) => name),
    );
    promises(userAttributes(), (attributes) => {
      for (const [name, value] of Object.entries(attributes)) {
        expect(names).toContain(name);
        expect(value).not.toBeUndefined();
        expect(name).not.toBe('userName');
      }
      expect(JSON.parse(JSON.stringify(attributes))).toEqual(attributes);
    });
  });

  test('have addresses of different types, at most one of them primary', () => {
    promises(emails({ minLength: 1, maxLength: 3 }), (list) => {
      expect(list.length).toBeGreaterThan(0);
      expect(list.length).toBeLessThanOrEqual(3);
      expect(new Set(list.map(({ type }) => type)).size).toBe(list.length);
      expect(list.filter(({ primary }) => primary !== undefined).length).toBeLessThanOrEqual(1);
      expect(list.filter(isJsonObject).every(({ primary = true }) => primary === true)).toBe(true);
    });
    expect(share(emails({ minLength: 2 }), (list) => list.some(({ primary }) => primary === true))).toBeGreaterThan(25);
  });
});

test('steps of a group name users that there are', () => {
  promises(churn(3, { maxLength: 5 }), (steps) => {
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.length).toBeLessThanOrEqual(5);
    for (const { user } of steps) expect([0, 1, 2]).toContain(user);
  });
});

test('numbers and choices are within their bounds', () => {
  promises(naturals(2, 5), (number) => {
    expect([2, 3, 4, 5]).toContain(number);
  });
  promises(shuffled(['a', 'b', 'c']), (chosen) => {
    expect(chosen.length).toBeGreaterThan(0);
    expect(new Set(chosen).size).toBe(chosen.length);
    for (const each of chosen) expect(['a', 'b', 'c']).toContain(each);
  });
});
