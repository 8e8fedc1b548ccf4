import { describe, expect, test } from 'vitest';
import type { Profile } from '../profiles/profile.ts';
import { buildReport } from './build-report.ts';
import type { CheckOutcome } from './outcome.ts';
import { inputOf, outcomeOf, refuted, without } from './sample/one-check.ts';

const evidence = { grade: 'D', source: 'S' } as const;
const profile: Profile = {
  profile: 'odd',
  title: 'Odd',
  about: 'A product that was made up.',
  sources: { S: { url: 'https://example.com/docs', read: '2026-11' } },
  address: { ...evidence, form: 'https://example.com/scim' },
  credentials: [],
  resourceTypes: [{ ...evidence, name: 'User', supported: true }],
  capabilities: {},
  limits: [],
  deviations: [
    { ...evidence, id: 'odd', says: 'It is odd.', excuses: ['odd'] },
    { grade: 'I', id: 'guess', says: 'It may be odd.', excuses: ['guess'] },
  ],
};

function reportOn(...outcomes: readonly CheckOutcome[]) {
  return buildReport(inputOf(outcomes, { profile }));
}

describe('what a profile documents', () => {
  const odd = outcomeOf('odd', { happening: refuted, requirements: ['7644-3.6-02'] });

  test('is no failure, and is told with its source', () => {
    const { checks, conclusion } = reportOn(odd, outcomeOf('fine'));

    expect(checks.find(({ id }) => id === 'odd')).toMatchObject({
      verdict: 'info',
      message: 'It does not.',
      expected: 'It is odd. (documented by Odd: https://example.com/docs (read 2026-11))',
    });
    expect(conclusion).toMatchObject({
      verdict: 'conformant',
      reason: expect.stringContaining('1 does not, as the profile documents'),
    });
  });

  test('explains what could not be judged', () => {
    const { checks } = reportOn({ ...odd, happening: without('delete User') }, outcomeOf('fine'));

    expect(checks.find(({ id }) => id === 'odd')).toMatchObject({ verdict: 'info', expected: expect.any(String) });
  });

  test('explains what the product itself says as well', () => {
    const { checks } = reportOn({ ...odd, idp: 'profile' }, outcomeOf('fine'));

    expect(checks.find(({ id }) => id === 'odd')).toMatchObject({ verdict: 'info', expected: expect.any(String) });
  });

  test('explains nothing where all is well, or where nothing was tried', () => {
    for (const happening of [
      { kind: 'held' },
      { kind: 'not-run', reason: 'x' },
      { kind: 'error', message: 'x' },
    ] as const) {
      const [check] = reportOn({ ...odd, happening }).checks;

      expect(check?.verdict).not.toBe('info');
      expect(check).not.toHaveProperty('expected');
    }
  });

  test('does not count where it is only inferred', () => {
    const { conclusion } = reportOn(outcomeOf('guess', { happening: refuted }));

    expect(conclusion.verdict).toBe('not-conformant');
  });

  test('does not make an identity provider ready', () => {
    const { readiness } = reportOn({ ...odd, requirements: ['OKTA-users-01'], idp: 'okta' }, outcomeOf('fine'));

    expect(readiness['okta']).toMatchObject({ verdict: 'not-ready', blockers: ['odd'] });
  });
});

test('an identity provider that the profile rules out is not ready, and the reason is told', () => {
  const { readiness } = buildReport(inputOf([outcomeOf('fine')], { lacks: { entra: 'it needs PATCH' } }));

  expect(readiness['entra']).toMatchObject({
    verdict: 'not-ready',
    reason: 'The provisioning cycle cannot work and was not tried: it needs PATCH.',
  });
});
