import { fromTemplate, type ValueTemplates } from '../config/value-templates.ts';
import type { Attribute } from '../scim/attribute.ts';
import type { Json } from '../scim/json.ts';

/** What values are made of: two names that nothing else in the target has, and a domain for addresses. */
export interface ValueSource {
  readonly mark: string;
  readonly emailDomain: string;
  readonly templates?: ValueTemplates | undefined;
}

/** Two legal values that differ, for an attribute at a path such as "emails" or "name.givenName". */
export interface ValuePair {
  readonly first: Json;
  readonly second: Json;
}

/** Legal values by type, characteristics and, where RFC 7643 section 4 gives a text a form, by name. */
export function valuePair(path: string, attribute: Attribute, source: ValueSource): ValuePair {
  const { first, second } = single(path, attribute, source);
  return attribute.multiValued ? { first: [first], second: [second] } : { first, second };
}

function single(path: string, attribute: Attribute, source: ValueSource): ValuePair {
  const { canonicalValues = [], type } = attribute;
  const wanted = (mark: string) => fromTemplate(source.templates, path, mark);
  const first = type === 'string' ? wanted(`${source.mark}-a`) : undefined;
  if (first !== undefined) return { first, second: wanted(`${source.mark}-b`)! };
  if (type === 'complex') return complexPair(path, attribute, source);
  const [one, other = one] = canonicalValues;
  if (type === 'string' && one !== undefined) return { first: one, second: other! };
  return type === 'string' ? textPair(path, attribute, source) : plainPairs[type];
}

const plainPairs: Readonly<Record<Exclude<Attribute['type'], 'string' | 'complex'>, ValuePair>> = {
  boolean: { first: true, second: false },
  integer: { first: 1, second: 2 },
  decimal: { first: 1.5, second: 2.25 },
  dateTime: { first: '2026-01-01T00:00:00Z', second: '2026-02-03T04:05:06Z' },
  binary: { first: 'c2NpbXVsYXRl', second: 'U2NpbXVsYXRlLg==' },
  reference: { first: 'https://example.com/scimulate', second: 'https://example.com/simulated' },
};

function complexPair(path: string, { subAttributes = [], mutability }: Attribute, source: ValueSource): ValuePair {
  const writable = subAttributes.filter(
    (part) => !unasked.has(part.name) && (mutability === 'readOnly' || part.mutability !== 'readOnly'),
  );
  const pairs = writable.map((part) => [part.name, valuePair(`${path}.${part.name}`, part, source)] as const);
  const pick = (which: keyof ValuePair) => Object.fromEntries(pairs.map(([name, pair]) => [name, pair[which]]));
  return { first: pick('first'), second: pick('second') };
}

/** Told by the service provider, or of no use to a single element. */
const unasked: ReadonlySet<string> = new Set(['$ref', 'display', 'primary']);

function textPair(path: string, { name, uniqueness }: Attribute, { mark, emailDomain }: ValueSource): ValuePair {
  const [first, second] = forms[path.replace(/^urn:.*:/, '')] ?? [];
  if (first !== undefined) return { first, second: second! };
  if (/^(?:emails\.value|userName)$/.test(path)) {
    return { first: `${mark}-a@${emailDomain}`, second: `${mark}-b@${emailDomain}` };
  }
  // Groups of one name are often refused, whatever the schema says.
  if (path === 'displayName') return { first: `Scimulate ${mark} a`, second: `Scimulate ${mark} b` };
  if (name === 'password') return { first: `Scimulate-${mark}-!7aB`, second: `Scimulate-${mark}-!8cD` };
  if (uniqueness !== 'none') return { first: `${mark}-a`, second: `${mark}-b` };
  return { first: `Scimulate ${name}`, second: `Other ${name}` };
}

/** Texts whose form RFC 7643 section 4 prescribes. */
const forms: Readonly<Record<string, readonly [string, string]>> = {
  preferredLanguage: ['en-GB', 'de-DE'],
  locale: ['en-GB', 'de-DE'],
  timezone: ['Europe/Berlin', 'America/Los_Angeles'],
  'phoneNumbers.value': ['tel:+1-201-555-0123', 'tel:+49-30-1234567'],
  'addresses.country': ['DE', 'US'],
  'addresses.postalCode': ['10115', '91608'],
};

/** Values that no attribute of the type can have, with what they are. */
export const wrongValues: Readonly<Record<Attribute['type'], readonly (readonly [what: string, value: Json])[]>> = {
  string: [
    ['a number', 42],
    ['an object', { scimulate: 'x' }],
  ],
  boolean: [
    ['a word', 'maybe'],
    ['a number', 42],
  ],
  integer: [
    ['a word', 'many'],
    ['a fraction', 1.5],
  ],
  decimal: [
    ['a word', 'much'],
    ['an object', { scimulate: 1 }],
  ],
  dateTime: [
    ['a word', 'yesterday'],
    ['a date without a time', '2026-01-01'],
    ['a number', 1_767_225_600],
  ],
  binary: [
    ['text that is no base64', 'not base64!'],
    ['a number', 42],
  ],
  reference: [
    ['a number', 42],
    ['an object', { scimulate: 'x' }],
  ],
  complex: [
    ['a number', 42],
    ['a list of lists', [['x']]],
  ],
};
