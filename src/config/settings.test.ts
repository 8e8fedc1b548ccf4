import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GivenSettings, resolveSettings, type Settings, settingsFromEnvironment } from './settings.ts';

const resolve = (flags: GivenSettings, environment: GivenSettings, file: Partial<Settings>) =>
  resolveSettings(flags, environment, file, () => 4711);

describe('a setting', () => {
  const values: {
    readonly [Name in keyof Omit<Settings, 'live'>]-?: readonly [Settings[Name], Settings[Name], Settings[Name]];
  } = {
    url: ['http://flag', 'http://environment', 'http://file'],
    token: ['flag', 'environment', 'file'],
    otherToken: ['flag', 'environment', 'file'],
    name: ['flag', 'environment', 'file'],
    profile: ['rfc', 'rfc', 'rfc'],
    idps: [['okta'], [], ['entra']],
    idp: [{ okta: { a: 1 } }, {}, { entra: {} }],
    only: [['flag'], [], ['file']],
    level: ['must', 'should', 'may'],
    seed: [1, 0, 3],
    runs: [1, 2, 3],
    workers: [1, 3, 4],
    rate: [0.5, 2, 3],
    timeoutMs: [1, 2, 3],
    lagMs: [1, 0, 3],
    known: ['flag', 'environment', 'file'],
    out: ['flag', 'environment', 'file'],
    formats: [['json'], [], ['html']],
    consent: [false, true, true],
    readOnly: [false, true, true],
    emailDomain: ['flag.example', 'environment.example', 'file.example'],
    values: [{ title: 'flag' }, { title: 'environment' }, { title: 'file' }],
  };

  test.each(Object.entries(values))('%s comes from the flag, else the environment, else the file', (name, places) => {
    const [flag, environment, file] = places.map((value) => ({ [name]: value }));

    expect(resolve(flag!, environment!, file!)).toMatchObject(flag!);
    expect(resolve({ [name]: undefined }, environment!, file!)).toMatchObject(environment!);
    expect(resolve({}, { [name]: undefined }, file!)).toMatchObject(file!);
  });

  test('that nobody gives has its default', () => {
    expect(resolve({}, {}, {})).toEqual({
      profile: 'rfc',
      idps: ['okta', 'entra'],
      idp: {},
      only: [],
      level: 'may',
      seed: 4711,
      runs: 10,
      workers: 2,
      timeoutMs: 10_000,
      out: 'reports',
      formats: ['json', 'html', 'junit', 'markdown', 'har'],
      consent: false,
      readOnly: false,
      emailDomain: 'scimulate.example',
      live: { okta: {}, entra: {} },
    });
  });

  test('is never undefined when it is there', () => {
    const anySettings = fc.record(
      { url: fc.option(fc.string(), { nil: undefined }), runs: fc.option(fc.nat(), { nil: undefined }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anySettings, anySettings, (flags, environment) => {
        expect(Object.values(resolve(flags, environment, {}))).not.toContain(undefined);
      }),
    );
  });

  test('of the seed is drawn only when nobody gives one', () => {
    const drawn = () => {
      throw new Error('The seed was given.');
    };

    expect(resolveSettings({}, {}, { seed: 0 }, drawn).seed).toBe(0);
  });
});

describe('the environment', () => {
  test('gives address, token, profile and seed', () => {
    const environment = {
      SCIM_BASE_URL: 'https://example.com/scim/v2',
      SCIM_TOKEN: 'secret',
      SCIM_OTHER_TOKEN: 'other secret',
      SCIM_PROFILE: 'veza',
      SCIM_SEED: '42',
      SCIM_RUNS: '5',
    };

    expect(settingsFromEnvironment(environment)).toEqual({
      url: 'https://example.com/scim/v2',
      token: 'secret',
      otherToken: 'other secret',
      profile: 'veza',
      seed: 42,
      live: { okta: {}, entra: {} },
    });
  });

  test('with empty variables gives nothing', () => {
    const environment = { SCIM_BASE_URL: '', SCIM_TOKEN: '', SCIM_PROFILE: '', SCIM_SEED: '' };

    expect(resolve({}, settingsFromEnvironment(environment), { url: 'http://file', seed: 1 })).toMatchObject({
      url: 'http://file',
      seed: 1,
    });
  });

  test.each(['-1', '1.5', '1e3', ' 1', 'seed', '0x10', '9'.repeat(20), '9'.repeat(400)])(
    'with the seed %j is refused',
    (seed) => {
      expect(() => settingsFromEnvironment({ SCIM_SEED: seed })).toThrow(
        expect.objectContaining({ code: 'setting-invalid', message: `SCIM_SEED: "${seed}" is not a whole number.` }),
      );
    },
  );
});
