import { type JsonObject, parseJson } from '../../scim/json.ts';
import { messageUrn } from '../../scim/urn.ts';
import { badRequest, ScimError } from '../scim-error.ts';
import { jsonAnswer } from './answers.ts';
import { type BulkOperation, readBulkRequest, referencesOf, withIds } from './bulk-request.ts';
import type { Exchange, ScimAnswer } from './exchange.ts';
import { fromOctets } from './octets.ts';
import { findRoute, type Route } from './route.ts';

/** What became of one operation. */
interface Outcome {
  readonly operation: BulkOperation;
  readonly answer: ScimAnswer;
}

/** Answers a bulk request, RFC 7644 section 3.7. */
export async function answerBulk(exchange: Exchange): Promise<ScimAnswer> {
  const { provider, tenant, mediaType } = exchange;
  const { maxOperations, maxPayloadSize } = provider.config.bulk;
  if (Buffer.byteLength(exchange.request.body ?? '') > maxPayloadSize) {
    throw new ScimError(413, undefined, `A bulk request takes at most ${maxPayloadSize} bytes (maxPayloadSize).`);
  }
  const { operations, failOnErrors } = readBulkRequest(tenant.steps.readBody(exchange), maxOperations);
  const job = new BulkJob(exchange, operations);
  try {
    for (let index = 0; index < operations.length && job.errors < failOnErrors; index += 1) await job.perform(index);
  } finally {
    job.finish();
  }
  const results = job.outcomes.filter((outcome) => outcome !== undefined).map((each) => resultOf(exchange, each));
  return jsonAnswer(200, mediaType, { schemas: [messageUrn.BulkResponse], Operations: results });
}

/**
 * The operations of one bulk request. Each is performed after those that create what it refers to, wherever these are
 * in the list. New resources get their ids beforehand, so that a circle of references can be created one by one; when
 * that fails, those already created for the circle are taken back.
 */
class BulkJob {
  readonly outcomes: (Outcome | undefined)[];
  errors = 0;
  readonly #exchange: Exchange;
  readonly #operations: readonly BulkOperation[];
  readonly #creators = new Map<string, number>();
  readonly #ids = new Map<string, string>();
  readonly #underWay = new Set<number>();
  /** For an operation under way, the operations that were performed on the promise that it will succeed. */
  readonly #trusting = new Map<number, number[]>();

  constructor(exchange: Exchange, operations: readonly BulkOperation[]) {
    this.#exchange = exchange;
    this.#operations = operations;
    this.outcomes = operations.map(() => undefined);
    for (const [index, { bulkId, method, path }] of operations.entries()) {
      const route = findRoute(path, exchange.provider.endpoints);
      if (method !== 'POST' || bulkId === undefined || route?.to !== 'collection') continue;
      const id = exchange.tenant.directory.promise(route.type);
      this.#creators.set(bulkId, index);
      this.#ids.set(bulkId, id);
    }
  }

  finish(): void {
    this.#exchange.tenant.directory.forgetPromises(this.#ids.values());
  }

  async perform(index: number): Promise<void> {
    if (this.outcomes[index] || this.#underWay.has(index)) return;
    this.#underWay.add(index);
    const operation = this.#operations[index]!;
    const creators = [...referencesOf(operation)]
      .map((bulkId) => this.#creators.get(bulkId))
      .filter((each) => each !== undefined);
    for (const creator of creators) {
      await this.perform(creator);
      if (this.#underWay.has(creator) && creator !== index) this.#trust(creator, index);
    }
    const hasFailed = creators.some((creator) => (this.outcomes[creator]?.answer.status ?? 0) >= 400);
    const answer = hasFailed ? this.#refuse(unresolved()) : await this.#execute(operation);
    this.#underWay.delete(index);
    this.outcomes[index] = { operation, answer };
    if (answer.status < 400) return;
    this.errors += 1;
    this.#takeBack(index);
  }

  #trust(creator: number, index: number): void {
    const trusting = this.#trusting.get(creator) ?? [];
    this.#trusting.set(creator, [...trusting, index]);
  }

  #takeBack(failed: number): void {
    const { tenant } = this.#exchange;
    for (const index of this.#trusting.get(failed) ?? []) {
      const outcome = this.outcomes[index];
      if (!outcome || outcome.answer.status >= 400) continue;
      const created = tenant.directory.find(this.#ids.get(outcome.operation.bulkId ?? '') ?? '');
      if (created) tenant.directory.delete(created);
      this.errors += 1;
      this.outcomes[index] = { operation: outcome.operation, answer: this.#refuse(unresolved()) };
      this.#takeBack(index);
    }
  }

  async #execute(operation: BulkOperation): Promise<ScimAnswer> {
    const { tenant, provider, request } = this.#exchange;
    try {
      const { method, path, version, data, bulkId } = withIds(operation, this.#ids);
      const route = routeOf(method, path, findRoute(path, provider.endpoints));
      if (method === 'POST' && bulkId === undefined)
        throw badRequest('invalidSyntax', 'A POST operation needs a bulkId.');
      const promisedId = bulkId === undefined ? undefined : this.#ids.get(bulkId);
      const exchange: Exchange = {
        ...this.#exchange,
        query: '',
        isBulk: true,
        request: {
          ...request,
          method,
          headers: version === undefined ? {} : { 'if-match': version },
          body: '',
          json: data,
        },
        ...(promisedId !== undefined && { promisedId }),
      };
      tenant.steps.authorize(exchange, route);
      return await tenant.steps.answer(exchange, route);
    } catch (error) {
      return this.#refuse(error);
    }
  }

  #refuse(error: unknown): ScimAnswer {
    if (!(error instanceof ScimError)) this.#exchange.provider.onFailure(error);
    return this.#exchange.tenant.steps.refuse(error);
  }
}

function routeOf(method: string, path: string, route: Route | undefined): Route {
  if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) {
    throw badRequest('invalidSyntax', 'The method of an operation is POST, PUT, PATCH or DELETE.');
  }
  if (route?.to === (method === 'POST' ? 'collection' : 'resource')) return route;
  throw badRequest(
    'invalidValue',
    `The path ${path.slice(0, 80).toWellFormed()} is nothing to ${method} in a bulk request.`,
  );
}

function unresolved(): ScimError {
  return new ScimError(409, undefined, 'The operation refers to a bulkId whose operation failed.');
}

/** RFC 7644 section 3.7.3. */
function resultOf({ provider }: Exchange, { operation, answer }: Outcome): JsonObject {
  const { method, path, bulkId } = operation;
  const { status, headers, body } = answer;
  const isError = status >= 400;
  const location = fieldOf(headers, 'Location') ?? (method === 'POST' ? undefined : `${provider.baseUrl}${path}`);
  const version = fieldOf(headers, 'ETag');
  return {
    ...(location !== undefined && { location }),
    method,
    ...(bulkId !== undefined && { bulkId }),
    ...(version !== undefined && { version }),
    status: String(status),
    ...(isError && { response: parseJson(fromOctets(body ?? '')) }),
  };
}

function fieldOf(headers: readonly string[], name: string): string | undefined {
  const index = headers.indexOf(name);
  return index < 0 ? undefined : headers[index + 1];
}
