import { expect, test } from 'vitest';
import { type ScenarioName, scenarios } from '../idp/scenarios/scenarios.ts';
import { targetFrom } from '../target/target.ts';
import { patientWords, reasonAgainstLive } from './live-play.ts';

const target = targetFrom('https://scim.example.com/scim/v2', { exchanges: [] }, true);
const names = Object.keys(scenarios) as ScenarioName[];

test('every scenario that looks at the requests or disturbs them is left out for a tenant', () => {
  const looking = names.filter((name) => /\bline\b|answers\(/.test(scenarios[name].play.toString()));
  const playable = names.filter((name) => reasonAgainstLive(name, 'okta-live', target) === undefined);

  expect(looking.length).toBeGreaterThan(10);
  // A test of the connection is judged without its requests.
  expect(playable.filter((name) => looking.includes(name))).toEqual(['connection']);
  expect(playable.length).toBeGreaterThan(40);
});

test('a scenario that needs another set-up of one kind of tenant is played with the other', () => {
  expect(reasonAgainstLive('change-role', 'entra-live', target)).toContain('another way');
  expect(reasonAgainstLive('change-role', 'okta-live', target)).toBeUndefined();
});

test('who waits is told after a while, and not too often', () => {
  const said: string[] = [];
  const tell = patientWords((line) => said.push(line));

  for (let elapsedMs = 0; elapsedMs <= 60_000; elapsedMs += 1_000) {
    tell({ awaits: 'Okta', usually: 'up to a minute', elapsedMs });
  }

  expect(said).toEqual([
    'Waiting for Okta: 5 s so far, usually up to a minute.\n',
    'Waiting for Okta: 35 s so far, usually up to a minute.\n',
  ]);
});
