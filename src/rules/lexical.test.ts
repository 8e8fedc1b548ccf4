import { expect, test } from 'vitest';
import { dateTime, hasZone, isBase64, isUriReference } from './lexical.ts';

test.each([
  ['2008-01-23T04:56:22Z', true],
  ['2008-01-23T04:56:22', true],
  ['2008-01-23T04:56:22.123456789+05:30', true],
  ['-0044-03-15T12:00:00Z', true],
  ['12008-01-23T04:56:22Z', true],
  ['2008-01-23T24:00:00Z', true],
  ['2008-01-23T24:00:01Z', false],
  ['2008-01-23', false],
  ['2008-01-23 04:56:22Z', false],
  ['2008-13-23T04:56:22Z', false],
  ['2008-01-23T04:56Z', false],
  ['2008-01-23T04:56:22+0530', false],
  ['23 Jan 2008 04:56:22 GMT', false],
])('%s as an xsd:dateTime: %s', (text, isOne) => {
  expect(dateTime.test(text)).toBe(isOne);
});

test.each([
  ['2008-01-23T04:56:22Z', true],
  ['2008-01-23T04:56:22-08:00', true],
  ['2008-01-23T04:56:22', false],
])('%s says its zone: %s', (text, does) => {
  expect(hasZone(text)).toBe(does);
});

test.each([
  ['', true],
  ['QQ==', true],
  ['QQ', true],
  ['-_-_', true],
  ['+/+/', true],
  ['+/-_', false],
  ['Q', false],
  ['QQ=Q', false],
  ['QUJD\nQUJD', false],
])('%j as base64: %s', (text, isOne) => {
  expect(isBase64(text)).toBe(isOne);
});

test.each([
  ['https://example.com/a?b=c#d', true],
  ['../Groups/1', true],
  ['urn:ietf:params:scim:schemas:core:2.0:User', true],
  ['mailto:ada@example.com', true],
  ['a b', false],
  ['%zz', false],
  ['https://example.com/"', false],
])('%s as a URI reference: %s', (text, isOne) => {
  expect(isUriReference(text)).toBe(isOne);
});
