import { Refusal, type RestAnswer } from '../rest-server.ts';

/** An answer of Okta's management API that says why not. */
export function oktaError(
  status: number,
  errorCode: string,
  summary: string,
  causes: readonly string[] = [],
): RestAnswer {
  return {
    status,
    body: {
      errorCode,
      errorSummary: summary,
      errorLink: errorCode,
      errorId: `oae${errorCode}`,
      errorCauses: causes.map((errorSummary) => ({ errorSummary })),
    },
  };
}

export function notFound(id: string, kind: string): Refusal {
  return new Refusal(oktaError(404, 'E0000007', `Not found: Resource not found: ${id} (${kind})`));
}

export function invalid(field: string, cause: string): Refusal {
  return new Refusal(oktaError(400, 'E0000001', `Api validation failed: ${field}`, [cause]));
}
