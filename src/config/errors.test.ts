import { expect, test } from 'vitest';
import * as targetErrors from '../target/target-errors.ts';
import * as configurationErrors from './configuration-errors.ts';
import { HarnessError } from './harness-error.ts';

const { AddressInvalid, ConsentMissing, TargetNotScim, TargetRedirects } = targetErrors;
const { TargetTimedOut, TargetUnauthorized, TargetUnreachable, TargetUntrusted } = targetErrors;
const {
  ConfigurationUnreadable,
  KnownFailuresUnreadable,
  ReportUnreadable,
  SettingInvalid,
  TokenMissing,
  TrafficUnreadable,
} = configurationErrors;

const url = 'https://example.com/scim/v2';
const errors: readonly (readonly [HarnessError, code: string, exitCode: number])[] = [
  [new ConfigurationUnreadable('scim.config.ts', 'there is no such file.'), 'configuration-unreadable', 2],
  [new SettingInvalid('--seed', '"x" is not a whole number.', 'Use a number.'), 'setting-invalid', 2],
  [new TokenMissing('the file token.txt'), 'token-missing', 2],
  [new ReportUnreadable('report.json', 'There is no such file.'), 'report-unreadable', 2],
  [new TrafficUnreadable('traffic.har', 'The file is not JSON.'), 'traffic-unreadable', 2],
  [new KnownFailuresUnreadable('known.json', 'there is no such file.'), 'known-failures-unreadable', 2],
  [new AddressInvalid('x', 'it is no absolute URL.'), 'address-invalid', 2],
  [new ConsentMissing(url), 'consent-missing', 2],
  [new TargetUnreachable(url, 'the connection was refused.'), 'target-unreachable', 3],
  [new TargetTimedOut(url, 10_000), 'target-timed-out', 3],
  [new TargetUntrusted(url, 'certificate has expired.'), 'target-untrusted', 3],
  [new TargetUnauthorized(url, 401, true), 'target-unauthorized', 3],
  [new TargetRedirects(url, 302, undefined), 'target-redirects', 3],
  [new TargetNotScim(url, 'GET answers 200 with an HTML page.'), 'target-not-scim', 3],
];

test.each(errors)('%s has its name, a stable code, a hint and an exit code', (error, code, exitCode) => {
  expect(error).toBeInstanceOf(HarnessError);
  expect({ name: error.name, code: error.code, exitCode: error.exitCode }).toEqual({
    name: error.constructor.name,
    code,
    exitCode,
  });
  expect(error.message).toMatch(/^\S.*[^.]\.$/s);
  expect(error.hint).toMatch(/^[A-Z].*[.?]$/s);
});

test('every error class of configuration and target is in the table', () => {
  const classes = [...Object.values(configurationErrors), ...Object.values(targetErrors)];

  expect(new Set(errors.map(([error]) => error.constructor))).toEqual(new Set<unknown>(classes));
});

test('what caused an error stays with it', () => {
  const cause = new Error('EACCES');

  expect(new TokenMissing('the file token.txt', cause).cause).toBe(cause);
  expect(new ConfigurationUnreadable('a', 'b', cause).cause).toBe(cause);
});
