import { expect, test } from 'vitest';
import { flowOf, idpOf, setOf } from './requirement-set.ts';

test.each([
  ['OKTA-create-01', 'okta', 'Okta cannot create accounts'],
  ['PROFILE-access-01', 'profile', 'Leavers keep their access'],
  ['OKTA-nothing-01', 'okta', undefined],
  ['OKTA-create-01-x', 'okta', undefined],
  ['7644-3.3-08', undefined, undefined],
  ['7644-3.3-A-08', undefined, undefined],
])('%s belongs to %s, which lacks: %s', (id, idp, flow) => {
  expect(idpOf(id)).toBe(idp);
  expect(flowOf(id)).toBe(flow);
});

test.each([
  ['okta', 'Okta', 'Provisioning to App'],
  ['acme', 'Acme', 'Provisioning'],
  ['toString', 'ToString', 'Provisioning'],
])('the set of %s is that of %s', (idp, name, provisioning) => {
  expect(setOf(idp)).toMatchObject({ name, provisioning });
});
