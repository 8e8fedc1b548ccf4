import { expect as base } from '@playwright/test';
import type { Shortcoming } from '../idp/shortcoming.ts';
import { settled } from '../oracle/settled.ts';
import type { ScimType } from '../scim/error.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import { messageUrn } from '../scim/urn.ts';
import { type Answer, textOf } from './answer.ts';
import type { Flaws } from './flaws.ts';

interface Comparison {
  readonly name: string;
  readonly isNot: boolean;
  readonly pass: boolean;
  readonly expected: string;
  readonly received: string;
}

/** Messages carry "expect(": by it a refuted expectation is told from a defect in the harness. */
function result({ name, isNot, pass, expected, received }: Comparison) {
  const call = `expect(received).${isNot ? 'not.' : ''}${name}()`;
  const not = isNot ? 'not ' : '';
  return { name, pass, message: () => `${call}\n\nExpected: ${not}${expected}\nReceived: ${received}` };
}

export const expect = base.extend({
  toHaveStatus(answer: Answer, ...statuses: number[]) {
    return result({
      name: 'toHaveStatus',
      isNot: this.isNot,
      pass: statuses.includes(answer.status),
      expected: `status ${statuses.join(' or ')}`,
      received: statusOf(answer),
    });
  },

  toBePresent(value: Json | undefined) {
    return result({
      name: 'toBePresent',
      isNot: this.isNot,
      pass: settled(value ?? null) !== null && value !== '',
      expected: 'a value',
      received: shown(value),
    });
  },

  /** Absent, null and an empty list are the same to SCIM. */
  toBeAbsent(value: Json | undefined) {
    return result({
      name: 'toBeAbsent',
      isNot: this.isNot,
      pass: settled(value ?? null) === null,
      expected: 'no value',
      received: shown(value),
    });
  },

  /** A list has the element, or a text the part; anything else has neither. The runner's own breaks on the rest. */
  toContain(received: unknown, part: unknown) {
    const isText = typeof received === 'string' && typeof part === 'string';
    return result({
      name: 'toContain',
      isNot: this.isNot,
      pass: isText ? received.includes(part) : Array.isArray(received) && received.includes(part),
      expected: `${isText ? 'a text' : 'a list'} with ${shown(part)}`,
      received: shown(received),
    });
  },

  /** Any status from 200 to 299. */
  toSucceed(answer: Answer) {
    return result({
      name: 'toSucceed',
      isNot: this.isNot,
      pass: answer.status >= 200 && answer.status < 300,
      expected: 'a status from 200 to 299',
      received: statusOf(answer),
    });
  },

  /** Refused with one of the statuses and, where named, the detail keyword. */
  toBeScimError(answer: Answer, statuses: number | readonly number[], ...scimTypes: ScimType[]) {
    const accepted = [statuses].flat();
    const hasKeyword = scimTypes.length === 0 || scimTypes.some((scimType) => scimType === answer.at('scimType'));
    return result({
      name: 'toBeScimError',
      isNot: this.isNot,
      pass: accepted.includes(answer.status) && hasKeyword,
      expected: `status ${accepted.join(' or ')}${scimTypes.length === 0 ? '' : ` with scimType "${scimTypes.join('" or "')}"`}`,
      received: statusOf(answer),
    });
  },

  /** The entries of the ListResponse are these resources, each once, in any order. */
  toHoldExactly(answer: Answer, ...expected: JsonObject[]) {
    const [wanted, seen] = [expected.map(nameOf).toSorted(), answer.resources.map(nameOf).toSorted()];
    return result({
      name: 'toHoldExactly',
      isNot: this.isNot,
      pass: answer.status === 200 && sameIds(expected, answer.resources),
      expected: listed(wanted),
      received: answer.status === 200 ? `${listed(seen)}${difference(expected, answer.resources)}` : statusOf(answer),
    });
  },

  /** Nothing is left to be desired after provisioning. */
  toHaveConverged(shortcomings: readonly Shortcoming[]) {
    return result({
      name: 'toHaveConverged',
      isNot: this.isNot,
      pass: shortcomings.length === 0,
      expected: shortcomings.map(({ about, expected }) => `${about}: ${expected}`).join('\n'),
      received: shortcomings.map(({ about, received }) => `${about}: ${received}`).join('\n'),
    });
  },

  /** No objection was gathered; `wanted` says what would have been right. */
  toBeEmpty(flaws: Flaws, wanted: string) {
    return result({
      name: 'toBeEmpty',
      isNot: this.isNot,
      pass: flaws.all.length === 0,
      expected: wanted,
      received: flaws.all.join('\n'),
    });
  },

  /** The body is the error message of RFC 7644 section 3.12. */
  toHaveErrorBody(answer: Answer) {
    const schemas = answer.at('schemas');
    return result({
      name: 'toHaveErrorBody',
      isNot: this.isNot,
      pass: Array.isArray(schemas) && schemas.includes(messageUrn.Error),
      expected: `a body with schemas ["${messageUrn.Error}"]`,
      received:
        answer.text === '' ? `${answer.status} with an empty body` : `${answer.status} with ${shortened(answer.text)}`,
    });
  },
});

function sameIds(expected: readonly JsonObject[], received: readonly JsonObject[]): boolean {
  const ids = (resources: readonly JsonObject[]) =>
    resources
      .map(({ id }) => textOf(id))
      .toSorted()
      .join('\n');
  return ids(expected) === ids(received);
}

function difference(expected: readonly JsonObject[], received: readonly JsonObject[]): string {
  const without = (these: readonly JsonObject[], those: readonly JsonObject[]) =>
    these.filter(({ id }) => !those.some((other) => other['id'] === id)).map(nameOf);
  const [missing, surplus] = [without(expected, received), without(received, expected)];
  const parts = [
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...(surplus.length > 0 ? [`too much: ${surplus.join(', ')}`] : []),
  ];
  return parts.length > 0 ? ` (${parts.join('; ')})` : '';
}

function shown(value: unknown): string {
  return shortened(JSON.stringify(value) ?? 'absent');
}

function nameOf(resource: JsonObject): string {
  const name = resource['displayName'] ?? resource['userName'] ?? resource['id'];
  return typeof name === 'string' ? name : 'a resource without a name';
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'no resource' : names.join(', ');
}

function statusOf(answer: Answer): string {
  const [scimType, detail] = [answer.at('scimType'), answer.at('detail')];
  const keyword = typeof scimType === 'string' ? ` with scimType "${scimType}"` : '';
  return `status ${answer.status}${keyword}${typeof detail === 'string' ? `: ${shortened(detail)}` : ''}`;
}

function shortened(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
