import fc from 'fast-check';
import type { Exchange, Sender } from '../../http/exchange.ts';
import type { ReportInput } from '../build-report.ts';
import { checkKinds } from '../model.ts';
import type { CheckOutcome, Happening } from '../outcome.ts';
import { sampleCatalogue } from './catalogue.ts';
import { conformantInput } from './sample.ts';

const markup = ['</script>', '<script>alert(1)</script>', '</details>', '</style>', '<!--', '-->', ']]>', '<![CDATA['];
const handlers = ['<img src=x onerror=alert(1)>', '" autofocus onfocus="alert(1)', 'javascript:alert(1)', '${x}'];
const signs = ['"', "'", '`', '```', '&amp;', '&', '<', '>', '|', '\\', '::error::', '[link](javascript:x)', '😀'];
const controls = ['\n', '\r', '\t', '\0', '\u0007', '\u001b[31m', '\u0085', '\u2028', '\ufffe', '\u202e', '\u2066'];
const surrogates = ['\ud800', '\udc00'];

/** Text of the kind that breaks out of documents. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...markup, ...handlers, ...signs, ...controls, ...surrogates),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const happening = fc.oneof(
  fc.record<Happening>({ kind: fc.constant('held') }),
  fc.record(
    { kind: fc.constant('refuted'), message: hostileText, expectedValue: hostileText, actual: hostileText },
    { requiredKeys: ['kind', 'message'] },
  ),
  fc.record({ kind: fc.constant('not-advertised'), reason: hostileText }),
  fc.record(
    {
      kind: fc.constant('inconclusive'),
      message: hostileText,
      dueTo: fc.constantFrom('create User', 'create Group', 'a filter'),
    },
    { requiredKeys: ['kind', 'message'] },
  ),
  fc.record({ kind: fc.constant('error'), message: hostileText }),
  fc.record({ kind: fc.constant('not-run'), reason: hostileText }),
) as fc.Arbitrary<Happening>;

const headers = fc.array(fc.tuple(hostileText, hostileText), { maxLength: 3 });

export const anyExchange: fc.Arbitrary<Exchange> = fc
  .record({
    request: fc.record(
      { method: fc.constantFrom('GET', 'POST', 'PATCH'), url: hostileText, headers, body: hostileText },
      { requiredKeys: ['method', 'url', 'headers'] },
    ),
    sender: fc.constantFrom<Sender>('check', 'setup', 'cleanup', 'discovery', 'idp', 'stranger'),
    startedAt: fc
      .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    durationMs: fc.nat(),
    outcome: fc.oneof(
      fc.record({
        answer: fc.record({ status: fc.constantFrom(200, 201, 204, 400, 404, 500), headers, body: hostileText }),
      }),
      fc.record({ failure: fc.record({ code: fc.constantFrom('timeout', 'reset'), message: hostileText }) }),
    ),
  })
  .map(({ outcome, ...exchange }) => Object.assign(exchange, outcome));

export const anyOutcome: fc.Arbitrary<CheckOutcome> = fc.record(
  {
    id: fc.oneof(fc.constantFrom('a', 'b', 'c'), hostileText),
    title: hostileText,
    area: fc.oneof(fc.constantFrom('create', 'filtering'), hostileText),
    kind: fc.constantFrom(...checkKinds),
    requirements: fc
      .oneof(fc.constantFrom(...Object.keys(sampleCatalogue)), fc.constantFrom('7644-0-00', 'NOBODY-1-01', '__proto__'))
      .map((id) => [id]),
    level: fc.constantFrom('MUST', 'SHOULD', 'MAY'),
    establishes: fc.subarray(['create User', 'create Group', 'a filter']),
    happening,
    fix: hostileText,
    exchanges: fc.array(anyExchange, { maxLength: 3 }),
    observed: fc.dictionary(hostileText, fc.oneof(hostileText, fc.constantFrom('works', 'does not work'))),
    seed: fc.integer(),
    path: hostileText,
    counterexample: fc.constantFrom(null, ['</script>'], { a: [1, '\ud800'] }),
    durationMs: fc.nat(),
    source: hostileText,
  },
  {
    requiredKeys: [
      'id',
      'title',
      'area',
      'kind',
      'requirements',
      'happening',
      'fix',
      'exchanges',
      'observed',
      'durationMs',
      'source',
    ],
  },
);

/** What a run could hand over, its words chosen to break every format. */
export const anyInput: fc.Arbitrary<ReportInput> = fc
  .record({
    outcomes: fc.array(anyOutcome, { maxLength: 12 }),
    complete: fc.boolean(),
    name: hostileText,
    selection: fc.array(hostileText, { maxLength: 2 }),
    leftovers: fc.array(fc.record({ resourceType: hostileText, url: hostileText, reason: hostileText }), {
      maxLength: 2,
    }),
    notices: fc.array(hostileText, { maxLength: 2 }),
    knownFailures: fc.dictionary(fc.constantFrom('a', 'b', 'nobody'), hostileText),
  })
  .map(inputFrom);

interface Parts extends Pick<ReportInput, 'outcomes' | 'leftovers' | 'notices' | 'knownFailures'> {
  readonly complete: boolean;
  readonly name: string;
  readonly selection: readonly string[];
}

function inputFrom({ complete, name, selection, ...parts }: Parts): ReportInput {
  return {
    ...conformantInput,
    ...parts,
    run: { ...conformantInput.run, complete, name, selection },
    target: { ...conformantInput.target, name, url: `https://scim.example/${name}` },
  };
}
