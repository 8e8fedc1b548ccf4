import { STATUS_CODES } from 'node:http';
import type { Subject } from '../directory.ts';
import type { ProvisioningProblem } from '../identity-provider.ts';
import type { Outcome } from '../outcome.ts';
import type { Reply } from '../reply.ts';

/** The task of a subject that did not succeed: `headline` as the dashboard prints it, then what went wrong. */
export function failed(subject: Subject, step: string, headline: string, why: string, reply?: Reply): Outcome {
  const problem: ProvisioningProblem = {
    subject: subject.key,
    step,
    message: `${headline}: ${why}`,
    ...(reply?.detail !== undefined && { detail: reply.detail }),
    ...(reply !== undefined && reply.status > 0 && { status: reply.status }),
  };
  return reply?.status === 429
    ? { kind: 'limited', problem, retryAfter: reply.retryAfter }
    : { kind: 'failed', problem };
}

/** An answer as Okta retells it to the administrator (OK-10). */
export function retell(reply: Reply): string {
  if (reply.failure) return reply.failure.code === 'timeout' ? 'Read timed out' : reply.failure.message;
  const reason = STATUS_CODES[reply.status] ?? String(reply.status);
  return `${reason}. Errors reported by remote server: ${reply.detail ?? unreadable(reply)}`;
}

/** The words of the JSON parser Okta uses, where the body is no JSON. */
export function unreadable({ text, body }: Reply): string {
  if (body !== undefined) return '';
  const start = text.trimStart();
  if (start === '') return 'No content to map due to end-of-input';
  const token = /^[A-Za-z]\w*/.exec(start)?.[0];
  if (token !== undefined) {
    return `Invalid JSON: Unrecognized token '${token}': was expecting ('true', 'false' or 'null')`;
  }
  if (start.startsWith('{') || start.startsWith('[')) return 'Invalid JSON: Unexpected end-of-input';
  return `Invalid JSON: Unexpected character ('${start[0]}' (code ${start.codePointAt(0)})): expected a valid value (number, String, array, object, 'true', 'false' or 'null')`;
}
