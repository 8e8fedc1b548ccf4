import { expect, test } from 'vitest';
import { exchange } from '../sample/exchanges.ts';
import { findingsReport } from '../sample/sample.ts';
import { sequence } from './sequence.ts';

const scenario = findingsReport.checks.find(({ id }) => id === 'entra-members')!;

function drawn(exchanges: Parameters<typeof sequence>[1]['report']['exchanges'], check = scenario): string {
  const numbered = { ...check, exchanges: exchanges.map((_, number) => number) };
  return sequence(numbered, { report: { ...findingsReport, exchanges } }).text;
}

const asked = (path: string) => exchange('GET', path, { sender: 'idp', status: 200, answer: { id: 'a1' } });
const refused = exchange('PATCH', '/Groups/7b1e', { sender: 'idp', status: 400, answer: { detail: '<b>No</b>' } });

test('every request of the identity provider is drawn with what came back', () => {
  const svg = drawn([asked('/Users/a1'), exchange('GET', '/Users', { sender: 'setup', status: 200 }), refused]);

  expect(svg).toContain('aria-label="Microsoft Entra ID sends 2 requests to ');
  expect(svg).toMatch(
    />GET \/Users\/a1<.*>200 · id a1<[^]*>PATCH \/Groups\/7b1e<.*refused".*>400 · &lt;b&gt;No&lt;\/b&gt;</,
  );
  expect(svg.match(/<rect class="decisive"/g)).toHaveLength(1);
});

test('a long scenario is cut, and says by how much', () => {
  const svg = drawn(Array.from({ length: 40 }, (_, index) => asked(`/Users/${index}`)));

  expect(svg.match(/>GET /g)).toHaveLength(24);
  expect(svg).toContain('and 16 more');
  expect(svg.length).toBeLessThan(6000);
});

test('a single request needs no picture, nor does any other kind of check', () => {
  expect(drawn([asked('/Users/a1')])).toBe('');
  expect(drawn([asked('/Users/a1'), refused], { ...scenario, kind: 'scripted' })).toBe('');
});
