import { expect, test } from 'vitest';
import type { Exchange, Sender } from '../http/exchange.ts';
import { buildReport } from './build-report.ts';
import { immediacy } from './caused-by.ts';
import type { Cause } from './model.ts';
import type { CheckOutcome } from './outcome.ts';
import { inputOf, outcomeOf, refuted, without } from './sample/one-check.ts';

function causes(...outcomes: readonly CheckOutcome[]): readonly Cause[] {
  return buildReport(inputOf(outcomes)).fixFirst;
}

const should = { requirements: ['7644-3.3-09'] };
const okta = { requirements: ['OKTA-users-01'] };

test('one broken create is one finding with all that hangs on it', () => {
  const dependent = ['b', 'c', 'd'].map((id) => outcomeOf(id, { happening: without('create User') }));

  expect(causes(outcomeOf('a', { establishes: ['create User'], happening: refuted }), ...dependent)).toEqual([
    { checks: ['a'], consequences: ['b', 'c', 'd'], idps: [] },
  ]);
});

test('checks that miss the same foundation without a failure are one finding', () => {
  expect(causes(...['a', 'b'].map((id) => outcomeOf(id, { happening: without('create User') })))).toEqual([
    { checks: ['a', 'b'], consequences: [], idps: [] },
  ]);
});

test('failures of one requirement with one remedy are one finding', () => {
  const [one, two] = ['a', 'b'].map((id) => outcomeOf(id, { happening: refuted, fix: 'Refuse it.' }));
  const three = outcomeOf('c', { happening: refuted, fix: 'Store it.' });

  expect(causes(...[one, two, three].filter((outcome) => outcome !== undefined)).map(({ checks }) => checks)).toEqual([
    ['a', 'b'],
    ['c'],
  ]);
});

test('a note needs no action, a note that others stand on does', () => {
  const note = outcomeOf('a', { level: 'MAY', establishes: ['x'], happening: refuted });

  expect(causes(note)).toEqual([]);
  expect(causes(note, outcomeOf('b', { happening: without('x') }))).toHaveLength(1);
});

test('what holds up an identity provider comes first, then MUST, then SHOULD', () => {
  const order = causes(
    outcomeOf('should', { ...should, happening: refuted }),
    outcomeOf('error', { happening: { kind: 'error', message: 'TypeError' } }),
    outcomeOf('silence', { happening: { kind: 'inconclusive', message: 'No answer.' } }),
    outcomeOf('must', { happening: refuted, fix: '1' }),
    outcomeOf('popular', { establishes: ['y'], happening: refuted, fix: '2' }),
    outcomeOf('dependent', { happening: without('y') }),
    outcomeOf('base', { establishes: ['x'], happening: refuted, fix: '3' }),
    outcomeOf('okta', { ...okta, happening: without('x') }),
  );

  expect(order.map(({ checks }) => checks[0])).toEqual(['base', 'popular', 'must', 'silence', 'error', 'should']);
  expect(order[0]).toEqual({ checks: ['base'], consequences: ['okta'], idps: ['okta'] });
});

test('a known failure comes last, also when it holds up an identity provider', () => {
  const outcomes = [
    outcomeOf('known', { ...okta, happening: refuted }),
    outcomeOf('should', { ...should, happening: refuted }),
  ];
  const { fixFirst } = buildReport(inputOf(outcomes, { knownFailures: { known: 'ACME-1' } }));

  expect(fixFirst.map(({ checks }) => checks[0])).toEqual(['should', 'known']);
});

test('a finding about a request comes before the flow that sends such requests, and others after it', () => {
  const order = causes(
    outcomeOf('flow', { ...okta, kind: 'scenario', happening: refuted, exchanges: [sent('PATCH', '/Users/1', 'idp')] }),
    outcomeOf('replace', { happening: refuted, fix: '1', exchanges: [sent('PUT', '/Users/2', 'check')] }),
    outcomeOf('modify', { happening: refuted, fix: '2', exchanges: [sent('PATCH', '/Users/3', 'check')] }),
  );

  expect(order.map(({ checks }) => checks[0])).toEqual(['modify', 'flow', 'replace']);
  expect(order.map(({ idps }) => idps)).toEqual([[], ['okta'], []]);
});

test('what looks at one fact comes before what meets many on its way', () => {
  const order = causes(
    ...(['scenario', 'property', 'passive', 'scripted'] as const).map((kind) =>
      outcomeOf(kind, { kind, happening: refuted }),
    ),
  );

  expect(order.map(({ checks }) => checks[0])).toEqual(['scripted', 'passive', 'property', 'scenario']);
});

test('a rule of messages that is broken more often than kept comes first', () => {
  const [usual, seldom] = [
    { seen: 4, violated: 2 },
    { seen: 5, violated: 2 },
  ].map((sightings) => outcomeOf(`in ${sightings.seen}`, { kind: 'passive', happening: refuted, sightings }));

  expect(causes(seldom!, outcomeOf('scripted', { happening: refuted }), usual!).map(({ checks }) => checks[0])).toEqual(
    ['in 4', 'scripted', 'in 5'],
  );
});

test('what little else has to work for comes before what stands on much', () => {
  const about = (id: string, ...requests: readonly [method: string, path: string][]) =>
    outcomeOf(id, { happening: refuted, exchanges: requests.map(([method, path]) => sent(method, path, 'check')) });

  const order = causes(
    about('change', ['PATCH', '/Users/1'], ['GET', '/Users/1']),
    about('filter', ['GET', '/Users?filter=title%20pr']),
    about('retrieval', ['POST', '/Users'], ['GET', '/Users/1']),
  );

  expect(order.map(({ checks }) => checks[0])).toEqual(['retrieval', 'filter', 'change']);
});

test('a query that others go on from comes before these, whatever they need', () => {
  const about = (id: string, ...paths: readonly string[]) =>
    outcomeOf(id, { happening: refuted, exchanges: paths.map((path) => sent('GET', path, 'check')) });

  const order = causes(
    about('one of two', '/Users?filter=title%20pr%20and%20active%20eq%20true'),
    about('another', '/Users?filter=nickName%20pr'),
    about('alone', '/Users?count=1&filter=active%20pr', '/Users?filter=title%20pr'),
  );

  expect(order.map(({ checks }) => checks[0])).toEqual(['alone', 'another', 'one of two']);
});

test('a finding is another one for another level, verdict, requirement or remedy', () => {
  const one = { happening: refuted, fix: 'Mend it.' };
  const findings = causes(
    outcomeOf('a', one),
    outcomeOf('b', { ...one, level: 'SHOULD' }),
    outcomeOf('c', { ...one, requirements: ['7644-3.3-05'] }),
    outcomeOf('d', { ...one, fix: 'Mend another.' }),
    outcomeOf('e', { ...one, happening: { kind: 'error', message: 'TypeError' } }),
    outcomeOf('f', { ...one, happening: { kind: 'error', message: 'RangeError' } }),
    outcomeOf('g', { ...one, fix: 'Mend others.', happening: { kind: 'error', message: 'RangeError' } }),
    outcomeOf('h', { ...one, requirements: ['7644-3.3-08', '7644-3.3-05'] }),
    outcomeOf('i', { ...one, requirements: ['7644-3.3-05', '7644-3.3-08'] }),
  );

  expect(
    findings.map(({ checks }) => checks).toSorted(([left = ''], [right = '']) => left.localeCompare(right)),
  ).toEqual([['a'], ['b'], ['c'], ['d'], ['e'], ['f', 'g'], ['h', 'i']]);
});

test('what shows itself in fewer exchanges comes first', () => {
  const order = causes(
    outcomeOf('long', {
      happening: refuted,
      exchanges: [sent('GET', '/Users', 'check'), sent('PUT', '/Users', 'check')],
    }),
    outcomeOf('short', { happening: refuted, exchanges: [sent('GET', '/Users', 'check')] }),
  );

  expect(order.map(({ checks }) => checks)).toEqual([['short'], ['long']]);
});

test('what concerns two identity providers comes before what concerns one', () => {
  const flow = (idp: string, method: string) =>
    outcomeOf(`${idp} ${method}`, {
      requirements: [idp === 'okta' ? 'OKTA-users-01' : 'ENTRA-users-02'],
      kind: 'scenario',
      happening: refuted,
      fix: `Mend ${idp} ${method}.`,
      exchanges: [sent(method, '/Users/1', 'idp')],
    });
  const about = (method: string) =>
    outcomeOf(method, { happening: refuted, fix: method, exchanges: [sent(method, '/Users/2', 'check')] });

  const order = causes(
    about('PUT'),
    about('PATCH'),
    flow('okta', 'PUT'),
    flow('okta', 'PATCH'),
    flow('entra', 'PATCH'),
  );

  expect(order.slice(0, 2).map(({ checks }) => checks)).toEqual([['PATCH'], ['PUT']]);
});

test('what could not be judged is one finding for one reason, whatever the remedy', () => {
  const silent = (id: string, message: string) =>
    outcomeOf(id, { fix: `Mend ${id}.`, happening: { kind: 'inconclusive', message } });

  expect(causes(silent('a', 'x'), silent('b', 'x'), silent('c', 'y')).map(({ checks }) => checks)).toEqual([
    ['a', 'b'],
    ['c'],
  ]);
});

test('the shortest of those that show a finding counts', () => {
  const ofLength = (id: string, fix: string, length: number) =>
    outcomeOf(id, { fix, happening: refuted, exchanges: Array.from({ length }, () => sent('GET', '/Users', 'check')) });

  expect(
    causes(ofLength('b', '1', 2), ofLength('a', '2', 3), ofLength('c', '2', 1)).map(({ checks }) => checks),
  ).toEqual([['a', 'c'], ['b']]);
});

test('the closest of those that show a finding counts', () => {
  const many = [sent('GET', '/Users', 'check'), sent('PUT', '/Users', 'check')];
  const order = causes(
    outcomeOf('b', { kind: 'property', fix: '1', happening: refuted }),
    outcomeOf('a', { kind: 'scenario', fix: '2', happening: refuted, exchanges: many }),
    outcomeOf('c', { fix: '2', happening: refuted, exchanges: many }),
  );

  expect(order.map(({ checks }) => checks)).toEqual([['a', 'c'], ['b']]);
});

test('a finding is known when all that show it are', () => {
  const outcomes = [
    ...['a', 'b'].map((id) => outcomeOf(id, { happening: refuted, fix: 'x' })),
    outcomeOf('c', { ...should, happening: refuted }),
  ];
  const order = (knownFailures: Readonly<Record<string, string>>) =>
    buildReport(inputOf(outcomes, { knownFailures })).fixFirst.map(({ checks }) => checks);

  expect(order({ a: 'x' })).toEqual([['a', 'b'], ['c']]);
  expect(order({ a: 'x', b: 'y' })).toEqual([['c'], ['a', 'b']]);
});

test('only what is mandatory and was tried holds up an identity provider', () => {
  const unselected = { kind: 'not-run', reason: 'Not selected.' } as const;
  const idpsOf = (...outcomes: readonly CheckOutcome[]) =>
    causes(outcomeOf('a', { establishes: ['x'], happening: refuted }), ...outcomes)[0]?.idps;

  expect(idpsOf(outcomeOf('b', { ...okta, happening: without('x') }))).toEqual(['okta']);
  expect(idpsOf(outcomeOf('b', { ...okta, level: 'SHOULD', happening: without('x') }))).toEqual([]);
  expect(idpsOf(outcomeOf('b', { ...okta, happening: unselected }))).toEqual([]);
  expect(idpsOf(outcomeOf('b', { happening: without('x') }))).toEqual([]);
});

test('a flow that is stuck concerns findings about its requests when it is mandatory and of this run', () => {
  const flow = { kind: 'scenario', happening: refuted, exchanges: [sent('PATCH', '/Users/1', 'idp')] } as const;
  const modify = outcomeOf('modify', { happening: refuted, fix: '2', exchanges: [sent('PATCH', '/Users/3', 'check')] });
  const base = outcomeOf('base', { happening: refuted, fix: '1', exchanges: [sent('PUT', '/Users/2', 'check')] });
  const first = (more: Partial<CheckOutcome>) =>
    causes(base, modify, outcomeOf('flow', { ...flow, ...more }))[0]?.checks;

  expect(first(okta)).toEqual(['modify']);
  expect(first({ ...okta, level: 'SHOULD' })).toEqual(['base']);
  expect(first({ ...okta, kind: 'scripted' })).toEqual(['flow']);
  expect(first({ ...okta, happening: { kind: 'held' } })).toEqual(['base']);
});

test('a wish that is refused just as a stuck flow is comes right before the flow', () => {
  const refusedBy = (status: number, ...exchange: Parameters<typeof sent>) => ({
    happening: refuted,
    exchanges: [{ ...sent(...exchange), answer: { status, headers: [], body: '' } }],
  });
  const order = causes(
    outcomeOf('flow', { ...okta, kind: 'scenario', ...refusedBy(409, 'POST', '/Users', 'idp') }),
    outcomeOf('property', { kind: 'property', fix: '1', ...refusedBy(500, 'POST', '/Users', 'check') }),
    outcomeOf('wish', { ...should, fix: '2', ...refusedBy(409, 'POST', '/Users', 'check') }),
    outcomeOf('another status', { ...should, fix: '3', ...refusedBy(400, 'POST', '/Users', 'check') }),
    outcomeOf('another request', { ...should, fix: '4', ...refusedBy(409, 'POST', '/Groups', 'check') }),
    outcomeOf('no refusal', { ...should, fix: '5', ...refusedBy(201, 'POST', '/Users', 'check') }),
  ).map(({ checks }) => checks[0]);

  expect(order.slice(0, 3)).toEqual(['property', 'wish', 'flow']);
});

test('one finding explains a stuck flow, and the others come after the flow', () => {
  const order = causes(
    outcomeOf('flow', { ...okta, kind: 'scenario', happening: refuted, exchanges: [sent('PATCH', '/Users/1', 'idp')] }),
    ...['1', '2', '3'].map((fix) =>
      outcomeOf(`finding ${fix}`, {
        happening: refuted,
        fix,
        exchanges: [sent('GET', '/Users', 'setup'), sent('PATCH', '/Users/1', 'check')].slice(fix === '2' ? 1 : 0),
      }),
    ),
  );

  expect(order.map(({ checks }) => checks[0])).toEqual(['finding 2', 'flow', 'finding 1', 'finding 3']);
});

test('a rule of messages explains a flow that gets such messages, and no other', () => {
  const ended = (status: number, ...exchange: Parameters<typeof sent>) => ({
    happening: refuted,
    exchanges: [{ ...sent(...exchange), answer: { status, headers: [], body: '' } }],
  });
  const leading = (status: number) =>
    causes(
      outcomeOf('flow', { ...okta, kind: 'scenario', ...ended(200, 'GET', '/Users/1', 'idp') }),
      outcomeOf('rule', { kind: 'passive', fix: '1', ...ended(status, 'GET', '/Users/2', 'check') }),
    )[0]?.checks;

  expect(leading(200)).toEqual(['rule']);
  expect(leading(304)).toEqual(['flow']);
});

test('what explains a flow is chosen without a look at what else is held up', () => {
  const dependent = outcomeOf('dependent', { ...okta, kind: 'scenario', happening: without('replace User') });
  const order = causes(
    outcomeOf('flow', { ...okta, kind: 'scenario', happening: refuted, exchanges: [sent('PATCH', '/Users/1', 'idp')] }),
    outcomeOf('create', { happening: refuted, fix: '1', exchanges: [sent('PATCH', '/Users/1', 'check')] }),
    outcomeOf('replace', {
      happening: refuted,
      fix: '2',
      establishes: ['replace User'],
      kind: 'property',
      exchanges: [sent('PATCH', '/Users/1', 'check')],
    }),
    dependent,
  );

  expect(order.map(({ checks }) => checks[0])).toEqual(['create', 'replace', 'flow']);
});

test('a refusal that was asked for explains no flow', () => {
  const answer = { status: 400, headers: [], body: '' };
  const refusedAlike = { happening: refuted, exchanges: [{ ...sent('POST', '/Users', 'check'), answer }] };
  const flow = { ...refusedAlike, exchanges: [{ ...sent('POST', '/Users', 'idp'), answer }] };
  const leading = (expectedValue: string, kind: CheckOutcome['kind'] = 'scripted') =>
    causes(
      outcomeOf('base', { happening: refuted, fix: '1', exchanges: [sent('POST', '/Users', 'check')] }),
      outcomeOf('flow', { ...okta, kind: 'scenario', ...flow }),
      outcomeOf('wish', { ...should, kind, ...refusedAlike, happening: { ...refuted, expectedValue } }),
    ).map(({ checks }) => checks[0]);

  expect(leading('status 201')).toEqual(['base', 'wish', 'flow']);
  expect(leading('status 400 with scimType invalidValue')).toEqual(['base', 'flow', 'wish']);
  expect(leading('status 201', 'passive')).toEqual(['base', 'flow', 'wish']);
});

test('a duty that is refused just as a stuck flow is keeps its place among duties', () => {
  const answer = { status: 400, headers: [], body: '' };
  const refusedAs = (sender: Sender) => ({
    happening: refuted,
    exchanges: [{ ...sent('PATCH', '/Users/1', sender), answer }],
  });
  const order = causes(
    outcomeOf('flow', { ...okta, kind: 'scenario', ...refusedAs('idp') }),
    outcomeOf('property', { kind: 'property', fix: '1', ...refusedAs('check') }),
    outcomeOf('scripted', { fix: '2', ...refusedAs('check') }),
  );

  expect(order.map(({ checks }) => checks[0])).toEqual(['scripted', 'flow', 'property']);
});

test('checks with one finding count with the best that one of them has', () => {
  const at = (fix: string, ...paths: readonly string[]) => ({
    happening: refuted,
    fix,
    exchanges: paths.map((path) => sent('GET', path, 'check')),
  });
  const shallow = causes(
    outcomeOf('a', at('1', '/Users?filter=title+pr')),
    outcomeOf('b', at('2', '/Users/1?attributes=title')),
    outcomeOf('c', at('2', '/Users/1')),
  );
  const continued = causes(
    outcomeOf('a', at('1', '/Users?filter=active+pr')),
    outcomeOf('b', at('2', '/Users?filter=title+pr')),
    outcomeOf('c', at('2', '/Users?filter=nickName+pr')),
    outcomeOf('d', at('3', '/Users?filter=title+pr+and+active+pr')),
  );
  const doubted = causes(
    outcomeOf('a', { ...at('1'), ...okta, kind: 'scenario' }),
    outcomeOf('b', { ...at('2'), ...should }),
    outcomeOf('c', { ...at('2'), ...should, establishes: [immediacy] }),
  );

  expect(shallow[0]?.checks).toEqual(['b', 'c']);
  expect(continued[0]?.checks).toEqual(['b', 'c']);
  expect(doubted[0]?.checks).toEqual(['b', 'c']);
});

test('a wish comes after a flow that was not refused, whatever the wish ended with', () => {
  const order = causes(
    outcomeOf('flow', { ...okta, kind: 'scenario', happening: refuted, exchanges: [sent('POST', '/Users', 'idp')] }),
    outcomeOf('wish', { ...should, happening: refuted, exchanges: [sent('POST', '/Users', 'check')] }),
  );

  expect(order.map(({ checks }) => checks[0])).toEqual(['flow', 'wish']);
});

test('what casts doubt on all other findings comes first, unless it is known', () => {
  const outcomes = [
    outcomeOf('must', { ...okta, kind: 'scenario', happening: refuted }),
    outcomeOf('late', { ...should, happening: refuted, establishes: [immediacy] }),
  ];
  const leading = (more = {}) => buildReport(inputOf(outcomes, more)).fixFirst[0]?.checks;

  expect(leading()).toEqual(['late']);
  expect(leading({ knownFailures: { late: 'A replica.' } })).toEqual(['must']);
});

test('what could not cast doubt on anything does not come first', () => {
  const order = causes(
    outcomeOf('must', { happening: refuted }),
    outcomeOf('late', { ...should, happening: { kind: 'inconclusive', message: 'x' }, establishes: [immediacy] }),
    outcomeOf('other', { ...should, happening: refuted, establishes: ['locate resources'] }),
  );

  expect(order[0]?.checks).toEqual(['must']);
});

function sent(method: string, path: string, sender: Sender): Exchange {
  const url = `${inputOf([]).target.url}${path}`;
  return { request: { method, url, headers: [] }, sender, startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1 };
}
