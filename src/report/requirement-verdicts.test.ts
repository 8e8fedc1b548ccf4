import { expect, test } from 'vitest';
import type { Requirement } from '../requirements/requirement.ts';
import type { CheckVerdict } from './model.ts';
import { judgeRequirements } from './requirement-verdicts.ts';
import { verdictOn } from './sample/one-check.ts';

const statement: Requirement = { rfc: '7644', section: '3.3', level: 'MUST', says: 'It holds.' };

function rowOf(id: string, more: Partial<Requirement> = {}, ...checks: readonly CheckVerdict[]) {
  const [row] = judgeRequirements({ [id]: { ...statement, ...more } }, checks);
  return row!;
}

const on = (id: string, more: Partial<CheckVerdict>) => verdictOn(id, { requirements: ['7644-3.3-08'], ...more });
const skipped = { verdict: 'not-applicable', message: 'No bulk.' } as const;

test.each<[id: string, more: Partial<Requirement>, reason: string]>([
  ['7644-3.3-08', {}, 'No check covers it yet.'],
  ['7644-3.3-08', { untestable: 'nobody sees it.' }, 'Cannot be tested over HTTP: nobody sees it.'],
  ['7644-3.3-08', { actor: 'client' }, 'Binds the client, not the service provider.'],
  ['7644-3.3-08', { actor: 'other' }, 'Binds neither the service provider nor the client.'],
  ['7644-3.3-08', { actor: 'both' }, 'No check covers it yet.'],
  ['OKTA-users-01', {}, 'Concerns another kind of application than the run has played.'],
  [
    'OKTA-users-01',
    { when: 'a template' },
    'Concerns another kind of application than the run has played: a template.',
  ],
  ['OKTA-users-01', { untestable: 'Nobody sees it.', when: 'x' }, 'Nobody sees it.'],
])('%s %j is not tested: %s', (id, more, reason) => {
  expect(rowOf(id, more)).toMatchObject({ verdict: 'not-run', checks: [], reason });
});

test('a statement is told with its place and what is known of it', () => {
  expect(
    rowOf('7644-3.3-08', { when: 'bulk', implied: true, erratum: 5474, ambiguities: ['AMB-NULL-EMPTY'] }, on('a', {})),
  ).toEqual({
    id: '7644-3.3-08',
    level: 'MUST',
    source: 'RFC 7644',
    section: '3.3',
    text: 'It holds.',
    link: 'https://www.rfc-editor.org/rfc/rfc7644.html#section-3.3',
    when: 'bulk',
    implied: true,
    erratum: 5474,
    ambiguities: ['AMB-NULL-EMPTY'],
    verdict: 'pass',
    checks: ['a'],
  });
  expect(Object.keys(rowOf('7644-3.3-08', { ambiguities: [] }))).toEqual(
    'id level source section text link verdict checks reason'.split(' '),
  );
});

test('a statement of an identity provider is told with its name', () => {
  expect(rowOf('OKTA-users-01', { rfc: 'OKTA' })).toMatchObject({ idp: 'okta', source: 'Okta' });
  expect(rowOf('OKTA-users-01', { rfc: 'OKTA' })).not.toHaveProperty('link');
});

test.each<[checks: readonly CheckVerdict[], verdict: string, reason: string | undefined]>([
  [[on('a', {}), on('b', { verdict: 'fail', message: 'x' })], 'fail', undefined],
  [[on('a', {}), on('b', { verdict: 'warn', message: 'x' })], 'warn', undefined],
  [[on('a', { verdict: 'info', message: 'x' })], 'info', undefined],
  [[on('a', {}), on('b', skipped)], 'pass', undefined],
  [[on('a', skipped)], 'not-applicable', 'No bulk.'],
  [
    [on('a', skipped), on('b', skipped), on('c', { ...skipped, message: 'No sort.' })],
    'not-applicable',
    'No bulk. No sort.',
  ],
  [
    [on('a', {}), on('b', { verdict: 'inconclusive', message: 'Silence.' })],
    'inconclusive',
    '1 of its 2 checks: Silence.',
  ],
  [[verdictOn('a')], 'not-run', 'No check covers it yet.'],
])(
  '%# a statement takes the worst verdict of its checks, and says why when none was given',
  (checks, verdict, reason) => {
    const row = rowOf('7644-3.3-08', {}, ...checks);

    expect([row.verdict, row.reason]).toEqual([verdict, reason]);
  },
);
