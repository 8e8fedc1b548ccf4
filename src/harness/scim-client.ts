import type { Sender } from '../http/exchange.ts';
import { type BulkOperation, bulkRequest } from '../scim/bulk-request.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import { type PatchOperation, patchOp } from '../scim/patch-operation.ts';
import type { Query } from '../scim/query.ts';
import { messageUrn } from '../scim/urn.ts';
import type { Call, Connection } from '../target/connection.ts';
import type { Target } from '../target/target.ts';
import { Answer } from './answer.ts';
import { foundationMissing, Inconclusive } from './inconclusive.ts';

/** Parameters beside the query itself. */
export interface RequestOptions {
  readonly attributes?: readonly string[];
  readonly excludedAttributes?: readonly string[];
  /** Header fields to add or replace; `null` leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** The client side of RFC 7644. Resource types are named as in meta.resourceType, for example "User". */
export class ScimClient {
  readonly #connection: Connection;
  readonly #target: Target;
  readonly #sender: Sender;

  constructor(connection: Connection, target: Target, sender: Sender) {
    this.#connection = connection;
    this.#target = target;
    this.#sender = sender;
  }

  /** The same client, but what it sends counts as preparation. */
  preparing(): ScimClient {
    return new ScimClient(this.#connection, this.#target, 'setup');
  }

  /** The credentials as they are sent. */
  get authorization(): string {
    return this.#connection.authorization;
  }

  endpoint(resourceType: string): string {
    const found = this.#target.resourceTypes.find(({ name }) => name === resourceType);
    return found?.endpoint ?? `/${resourceType}s`;
  }

  path(resourceType: string, id: string): string {
    return `${this.endpoint(resourceType)}/${encodeURIComponent(id.toWellFormed())}`;
  }

  async create(resourceType: string, resource: Json, options: RequestOptions = {}): Promise<Answer> {
    return this.send({ method: 'POST', path: this.endpoint(resourceType), body: resource, ...parameters(options) });
  }

  async retrieve(resourceType: string, id: string, options: RequestOptions = {}): Promise<Answer> {
    return this.send({ method: 'GET', path: this.path(resourceType, id), ...parameters(options) });
  }

  /**
   * Follows an address that the target gave; a relative one starts at the base URL, RFC 7643 section 2.3.7.
   *
   * @throws Inconclusive when no answer arrives.
   */
  async retrieveAt(location: unknown): Promise<Answer> {
    const path = typeof location === 'string' ? location : '';
    const base = `${this.#connection.baseUrl}/`;
    const address = URL.canParse(path, base) ? new URL(path, base) : new URL(base);
    try {
      return await this.send({ method: 'GET', path: address.href });
    } catch (error) {
      const isElsewhere = address.host !== new URL(base).host;
      throw error instanceof Inconclusive && isElsewhere ? foundationMissing('locate resources', error.message) : error;
    }
  }

  async query(resourceType: string, query: Query = {}): Promise<Answer> {
    return this.send({ method: 'GET', path: this.endpoint(resourceType), query });
  }

  /** POST /.search below the endpoint, or at the root without a resource type. */
  async search(resourceType: string | undefined, query: Query): Promise<Answer> {
    const path = `${resourceType === undefined ? '' : this.endpoint(resourceType)}/.search`;
    return this.send({ method: 'POST', path, body: { schemas: [messageUrn.SearchRequest], ...query } });
  }

  async replace(resourceType: string, id: string, resource: JsonObject, options: RequestOptions = {}): Promise<Answer> {
    return this.send({ method: 'PUT', path: this.path(resourceType, id), body: resource, ...parameters(options) });
  }

  async modify(resourceType: string, id: string, ...operations: readonly PatchOperation[]): Promise<Answer> {
    return this.send({ method: 'PATCH', path: this.path(resourceType, id), body: patchOp(...operations) });
  }

  async delete(resourceType: string, id: string, options: RequestOptions = {}): Promise<Answer> {
    return this.send({ method: 'DELETE', path: this.path(resourceType, id), ...parameters(options) });
  }

  /** Several writes in one request; after `failOnErrors` errors the rest is to be left undone. */
  async bulk(operations: readonly BulkOperation[], failOnErrors?: number): Promise<Answer> {
    return this.send({ method: 'POST', path: '/Bulk', body: bulkRequest(operations, failOnErrors) });
  }

  /**
   * Any other request.
   *
   * @throws Inconclusive when no answer arrives.
   */
  async send(call: Call): Promise<Answer> {
    const exchange = await this.#connection.call(call, this.#sender);
    if (exchange.failure)
      throw new Inconclusive(`${call.method} ${call.path} got no answer: ${exchange.failure.message}`);
    return new Answer(exchange);
  }
}

function parameters({ attributes, excludedAttributes, headers }: RequestOptions): Pick<Call, 'query' | 'headers'> {
  const query = { ...(attributes && { attributes }), ...(excludedAttributes && { excludedAttributes }) };
  return { query, ...(headers && { headers }) };
}
