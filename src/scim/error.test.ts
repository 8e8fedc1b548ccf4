import { expect, test } from 'vitest';
import { errorMessage, scimTypes } from './error.ts';

test('the keywords are those of RFC 7644 table 9 and RFC 9865, each with its status', () => {
  expect(scimTypes).toEqual({
    invalidFilter: [400],
    tooMany: [400],
    uniqueness: [409, 400],
    mutability: [400],
    invalidSyntax: [400],
    invalidPath: [400],
    noTarget: [400],
    invalidValue: [400],
    invalidVers: [400],
    sensitive: [403],
    invalidCursor: [400],
    expiredCursor: [400],
    invalidCount: [400],
  });
});

test('an error message is the one of RFC 7644 section 3.12', () => {
  expect(errorMessage(400, 'mutability', "Attribute 'id' is readOnly")).toEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    scimType: 'mutability',
    detail: "Attribute 'id' is readOnly",
    status: '400',
  });
  expect(errorMessage(404, undefined, 'Resource 2819c223 not found')).not.toHaveProperty('scimType');
});
