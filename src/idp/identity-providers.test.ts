import { expect, test } from 'vitest';
import { SettingInvalid } from '../config/configuration-errors.ts';
import { checkIdentityProviders, identityProvider, identityProviders, knobsOf } from './identity-providers.ts';

test.each([
  ['otka', 'Did you mean "okta"?'],
  ['none-such', `There are: ${Object.keys(identityProviders).join(', ')}.`],
  ['toString', 'There are: '],
])('"%s" is refused with a hint', (name, hint) => {
  const refusal = expect.objectContaining({ hint: expect.stringContaining(hint) });
  expect(() => identityProvider(name)).toThrow(refusal);
  expect(() => checkIdentityProviders({ idps: ['okta', name], idp: {} })).toThrow(refusal);
  expect(() => checkIdentityProviders({ idps: [], idp: { [name]: {} } })).toThrow(refusal);
});

test('the choices for one identity provider win over those for its set', () => {
  const idp = { okta: { passwordSync: true, chunk: 1 }, 'okta-put': { chunk: 2 }, entra: { chunk: 3 } };

  expect(knobsOf('okta-put', { idp })).toEqual({ passwordSync: true, chunk: 2 });
  expect(knobsOf('okta', { idp })).toEqual({ passwordSync: true, chunk: 1 });
});

test('a choice that an identity provider does not have is refused', () => {
  expect(() => checkIdentityProviders({ idps: [], idp: { okta: { passwordSink: true } } })).toThrow(
    expect.objectContaining({ hint: 'Did you mean "passwordSync"?' }),
  );
  expect(() => checkIdentityProviders({ idps: [], idp: { okta: { passwordSync: 'yes' } } })).toThrow(SettingInvalid);
  expect(() => checkIdentityProviders({ idps: [], idp: { okta: { passwordSync: true } } })).not.toThrow();
});
