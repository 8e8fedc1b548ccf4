import { expect, test } from 'vitest';
import { fromTemplate } from './value-templates.ts';

const templates = {
  employeeNumber: 'E-{name}',
  'phoneNumbers.value': 'tel:+49-30-1',
  'urn:example:2.0:Badge:code': '{name}/{name}',
};

test.each([
  ['employeeNumber', 'E-x1'],
  ['employeenumber', 'E-x1'],
  ['phoneNumbers.value', 'tel:+49-30-1'],
  ['urn:example:2.0:Badge:code', 'x1/x1'],
  ['value', undefined],
])('the template of %s gives %s', (path, text) => {
  expect(fromTemplate(templates, path, 'x1')).toBe(text);
});

test('without templates there is none', () => {
  expect(fromTemplate(undefined, 'employeeNumber', 'x1')).toBeUndefined();
});
