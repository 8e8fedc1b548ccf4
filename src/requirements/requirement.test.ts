import { expect, test } from 'vitest';
import { linkOf, section } from './requirement.ts';

test('a section names its statements and keeps them in order', () => {
  const rows = section('7644', '3.3', {
    '10': { level: 'MUST', says: 'Ten.' },
    '09': { level: 'SHOULD', says: 'Nine.' },
  });

  expect(Object.entries(rows)).toEqual([
    ['7644-3.3-09', { level: 'SHOULD', says: 'Nine.', rfc: '7644', section: '3.3' }],
    ['7644-3.3-10', { level: 'MUST', says: 'Ten.', rfc: '7644', section: '3.3' }],
  ]);
});

test('a requirement links to its section', () => {
  expect(linkOf({ rfc: '7644', section: '3.5.2.1' })).toBe(
    'https://www.rfc-editor.org/rfc/rfc7644.html#section-3.5.2.1',
  );
});
