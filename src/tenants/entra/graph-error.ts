import { Refusal, type RestAnswer } from '../rest-server.ts';

/** An answer of Microsoft Graph that says why not. */
export function graphError(status: number, code: string, message: string): RestAnswer {
  return { status, body: { error: { code, message, innerError: { date: new Date().toISOString() } } } };
}

export function notFound(kind: string, id: string): Refusal {
  const message = `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`;
  return new Refusal(
    graphError(404, kind === 'job' ? 'SynchronizationJobNotFound' : 'Request_ResourceNotFound', message),
  );
}

export function badRequest(message: string): Refusal {
  return new Refusal(graphError(400, 'Request_BadRequest', message));
}
