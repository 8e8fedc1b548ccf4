import type { TestResult } from '@playwright/test/reporter';
import { describe, expect, test } from 'vitest';
import { attachmentName, outcomeOf } from './attached-outcome.ts';

/** The parts of a test's result that are read. */
function result(parts: Partial<TestResult>): TestResult {
  return { status: 'failed', attachments: [], annotations: [], errors: [], ...parts } as unknown as TestResult;
}

const attached = { happening: { kind: 'held' }, exchanges: [], observed: { patch: 'works' }, seed: 5, path: '1:2' };
const attachment = {
  name: attachmentName,
  contentType: 'application/json',
  body: Buffer.from(JSON.stringify(attached)),
};

describe('the outcome of a test', () => {
  test('is what its check attached, whatever the runner says', () => {
    expect(outcomeOf(result({ attachments: [{ name: 'other', contentType: 'x' }, attachment] }))).toEqual(attached);
    expect(outcomeOf(result({ attachments: [attachment], status: 'passed', errors: [{ message: 'x' }] }))).toEqual(
      attached,
    );
  });

  test.each<[string, Partial<TestResult>, object]>([
    [
      'was skipped with a reason is not advertised',
      {
        status: 'skipped',
        annotations: [
          { type: 'needs', description: 'bulk' },
          { type: 'skip', description: 'No bulk.' },
        ],
      },
      { kind: 'not-advertised', reason: 'No bulk.' },
    ],
    [
      'was skipped without one did not run',
      { status: 'skipped' },
      { kind: 'not-run', reason: 'The run was interrupted.' },
    ],
    ['was interrupted did not run', { status: 'interrupted' }, { kind: 'not-run', reason: 'The run was interrupted.' }],
    [
      'broke is an error',
      { errors: [{ message: '\u001B[31mTypeError: x\u001B[39m' }] },
      { kind: 'error', message: 'TypeError: x' },
    ],
    ['threw a text is an error', { errors: [{ value: "'x'" }] }, { kind: 'error', message: "'x'" }],
    [
      'ended without a word is an error',
      { status: 'timedOut' },
      { kind: 'error', message: 'The check ended as timedOut.' },
    ],
    [
      'passed without a word is an error',
      { status: 'passed' },
      { kind: 'error', message: 'The check ended as passed.' },
    ],
    [
      // A check that came to its end attaches its outcome, so what broke came after its own findings.
      'found something and broke afterwards is told by what broke',
      {
        errors: [{ message: 'Error: expect(received)…' }, { message: 'RangeError: Maximum call stack size exceeded' }],
      },
      { kind: 'error', message: 'RangeError: Maximum call stack size exceeded' },
    ],
  ])('that attached nothing and %s', (_, parts, happening) => {
    expect(outcomeOf(result(parts))).toEqual({ happening, exchanges: [], observed: {} });
  });

  test('with an attachment that has no body counts as without', () => {
    const empty = { name: attachmentName, contentType: 'application/json' };

    expect(outcomeOf(result({ attachments: [empty], errors: [{ message: 'x' }] })).happening).toEqual({
      kind: 'error',
      message: 'x',
    });
  });
});
