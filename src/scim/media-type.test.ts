import { expect, test } from 'vitest';
import { essence, plainJson, scimJson } from './media-type.ts';

test.each([
  ['application/scim+json', scimJson],
  ['application/scim+json; charset=utf-8', scimJson],
  ['Application/SCIM+JSON;charset=UTF-8', scimJson],
  [' application/scim+json ; x="a;b"', scimJson],
  ['application/json', plainJson],
  ['application/scim+jsonx', 'application/scim+jsonx'],
  ['text/html, application/scim+json', 'text/html, application/scim+json'],
  [';', ''],
  ['', ''],
  [undefined, ''],
])('the media type of %j is %j', (contentType, expected) => {
  expect(essence(contentType)).toBe(expected);
});
