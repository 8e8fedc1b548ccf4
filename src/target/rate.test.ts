import { expect, test } from 'vitest';
import { rateFor } from './rate.ts';

test.each([
  ['http://127.0.0.1:8080/scim/v2', undefined, undefined],
  ['http://127.0.0.1:8080/scim/v2', 5, 5],
  ['https://staging.example.com/scim/v2', undefined, 10],
  ['https://staging.example.com/scim/v2', 50, 50],
])('%s with a rate of %s is asked %s times a second', (baseUrl, asked, rate) => {
  expect(rateFor(baseUrl, asked)).toBe(rate);
});
