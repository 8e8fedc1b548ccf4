import { STATUS_CODES } from 'node:http';
import type { Subject } from '../directory.ts';
import type { ProvisioningProblem } from '../identity-provider.ts';
import type { Outcome } from '../outcome.ts';
import { isSuccess, type Reply } from '../reply.ts';

/** The error codes of the provisioning log (EN-75). */
export const logCode = {
  multipleEntries: 'SystemForCrossDomainIdentityManagementMultipleEntriesInResponse',
  incompatible: 'SystemForCrossDomainIdentityManagementServiceIncompatible',
  invalidAnchor: 'InvalidAnchor',
} as const;

const codeByStatus: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: logCode.invalidAnchor,
  409: 'Conflict',
  422: 'UnprocessableEntity',
  429: 'TooManyRequests',
  500: 'InternalServerError',
};

function codeOf(reply: Reply): string {
  if (reply.failure) return reply.failure.code === 'timeout' ? 'Timeout' : 'ConnectionFailure';
  return codeByStatus[reply.status] ?? (reply.status >= 500 ? 'InternalServerError' : logCode.incompatible);
}

/** An entry of the provisioning log for an export that failed; `code` where the answer's status does not tell. */
export function failed(subject: Subject, step: string, reply: Reply, code = codeOf(reply)): Outcome {
  const problem: ProvisioningProblem = { subject: subject.key, ...describe(step, reply, code) };
  return reply.status === 429
    ? { kind: 'limited', problem, retryAfter: reply.retryAfter }
    : { kind: 'failed', problem };
}

export function describe(step: string, reply: Reply, code = codeOf(reply)): ProvisioningProblem {
  return {
    step,
    code,
    message: messageOf(reply),
    ...(reply.detail !== undefined && { detail: reply.detail }),
    ...(reply.status > 0 && { status: reply.status }),
  };
}

function messageOf(reply: Reply): string {
  if (reply.failure) return `An error occurred while sending the request. ${reply.failure.message}`;
  if (isSuccess(reply)) return `The response could not be understood. Web Response: ${reply.text}`;
  const name = (STATUS_CODES[reply.status] ?? String(reply.status)).replaceAll(/[^A-Za-z]/g, '');
  return `StatusCode: ${name} Message: Processing of the HTTP request resulted in an exception. Please see the HTTP response returned by the 'Response' property of this exception for details. Web Response: ${reply.text}`;
}
