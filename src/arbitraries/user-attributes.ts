import fc from 'fast-check';
import type { JsonObject } from '../scim/json.ts';
import { type Alphabet, texts, textsOf } from './text.ts';

const optionalText = fc.option(texts(), { nil: undefined });

/** E-mail addresses of different types, at most one of them primary. */
export function emails({
  minLength = 0,
  maxLength = 3,
  domain = 'example.com',
} = {}): fc.Arbitrary<readonly JsonObject[]> {
  const types = fc.shuffledSubarray(['work', 'home', 'other'], { minLength, maxLength });
  const local = fc.string({ unit: fc.constantFrom(...'abcdefghij0123456789'), minLength: 1, maxLength: 10 });
  return fc.tuple(types, fc.array(local, { minLength: 3, maxLength: 3 }), fc.nat(3)).map(([chosen, names, primary]) =>
    chosen.map((type, index) => ({
      value: `${names[index]}.${type}@${domain}`,
      type,
      ...(index === primary && { primary: true }),
    })),
  );
}

/** Attributes of a User beside userName, any of them absent; addresses are in the domain. */
export function userAttributes(domain?: string): fc.Arbitrary<JsonObject> {
  return fc
    .record({
      displayName: optionalText,
      nickName: optionalText,
      title: optionalText,
      userType: optionalText,
      active: fc.option(fc.boolean(), { nil: undefined }),
      name: fc.option(fc.record({ givenName: texts(), familyName: texts(), middleName: optionalText }), {
        nil: undefined,
      }),
      emails: fc.option(emails({ minLength: 1, ...(domain !== undefined && { domain }) }), { nil: undefined }),
    })
    .map(withoutUndefined);
}

/** Those attributes of a User that RFC 7643 gives no form, each with a text of an alphabet. */
export function textAttributes(alphabet: Alphabet): fc.Arbitrary<JsonObject> {
  const text = textsOf(alphabet);
  return fc.record({
    displayName: text,
    nickName: text,
    title: text,
    name: fc.record({ givenName: text, familyName: text }),
  });
}

function withoutUndefined(object: object): JsonObject {
  return JSON.parse(JSON.stringify(object)) as JsonObject;
}
