export { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
export { Answer, memberOf, valueAt } from './answer.ts';
export { expect } from './expect.ts';
export { Inconclusive } from './inconclusive.ts';
export { test } from './test.ts';
export { verifies } from './verifies.ts';
