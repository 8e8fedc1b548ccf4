import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { footerOf } from './footer.ts';
import type { Report } from './model.ts';
import schema from './report.schema.json' with { type: 'json' };

const ajv = new Ajv2020({ strict: true, strictTypes: true, strictTuples: true });
formats.default(ajv);
const validate = ajv.compile<Report>(schema);

export type ReadReport = { readonly report: Report } | { readonly problem: string };

/** Reads `report.json`; `problem` is one sentence about a text that is no report, or no longer a whole one. */
export function readReport(text: string): ReadReport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'The file is not JSON.' };
  }
  if (!validate(value)) {
    return { problem: `The file is not a report of version 1: ${describe(validate.errors?.[0])}.` };
  }
  const { checks, digest } = footerOf(value.checks);
  if (checks !== value.footer.checks || digest !== value.footer.digest) {
    return { problem: `The report is not whole: its checks do not match the ${value.footer.checks} of its footer.` };
  }
  return { report: value };
}

function describe(error: ErrorObject | undefined): string {
  return error === undefined
    ? 'it is empty'
    : `${error.instancePath === '' ? 'it' : error.instancePath} ${error.message}`;
}
