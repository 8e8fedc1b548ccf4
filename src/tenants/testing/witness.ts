import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import graph from '../../../fixtures/api-descriptions/graph.json' with { type: 'json' };
import okta from '../../../fixtures/api-descriptions/okta.json' with { type: 'json' };
import type { RestAnswer, RestRequest } from '../rest-server.ts';

/** What a vendor publishes about the answers of an API; each body by the name of its schema. */
interface ApiDescription {
  /** By status: what any operation may refuse with. */
  readonly refusals: Readonly<Record<string, string>>;
  /** By operation and status. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  readonly schemas: Readonly<Record<string, object>>;
}

const descriptions: Readonly<Record<'okta' | 'graph', ApiDescription>> = { okta, graph };

/** Sees the answers of an emulated tenant, and compares each with what the vendor publishes. */
export class Witness {
  /** Operations that were answered as they are when they succeed. */
  readonly succeeded = new Set<string>();
  /** What was answered otherwise than published, each in a sentence. */
  readonly departures = new Set<string>();
  readonly #description: ApiDescription;
  readonly #ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(vendor: 'okta' | 'graph') {
    this.#description = descriptions[vendor];
    formats.default(this.#ajv);
    this.#ajv.addVocabulary(['schemas']);
    this.#ajv.addSchema({ $id: 'api', schemas: this.#description.schemas }, 'api', false, false);
  }

  /** Operations that are described. */
  get operations(): readonly string[] {
    return Object.keys(this.#description.answers);
  }

  readonly look = ({ method, path }: RestRequest, { status = 200, body }: RestAnswer): void => {
    const operation = this.operations.find((one) => patternOf(one).test(`${method} ${path}`));
    const answers = { ...this.#description.refusals, ...(operation && this.#description.answers[operation]) };
    const problem = operation === undefined && status < 300 ? 'not published' : this.#problem(answers, status, body);
    if (problem !== undefined) this.departures.add(`${operation ?? `${method} ${path}`} with ${status}: ${problem}`);
    if (operation !== undefined && status < 300) this.succeeded.add(operation);
  };

  #problem(answers: Readonly<Record<string, string | null>>, status: number, body: unknown): string | undefined {
    const described = answers[status];
    if (described === undefined) return 'no such status is published';
    if (described === null) return body === undefined ? undefined : 'a body where none is published';
    if (described === 'any') return undefined;
    const validate = this.#validatorOf(described);
    // As it goes over the wire, without members that are undefined.
    const sent: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
    if (validate(sent)) return undefined;
    const { instancePath, message, params } = validate.errors![0]!;
    return `${described}${instancePath} ${message} ${JSON.stringify(params)}`;
  }

  #validatorOf(described: string): ValidateFunction {
    const known = this.#validators.get(described);
    if (known) return known;
    const one = { $ref: `api#/schemas/${described.replace('[]', '')}` };
    const made = this.#ajv.compile(described.endsWith('[]') ? { type: 'array', items: one } : one);
    this.#validators.set(described, made);
    return made;
  }
}

/** A server whose end is an error when its answers were not those that the vendor publishes. */
export function witnessed<Server extends { readonly close: () => Promise<void> }>(
  server: Server,
  { departures }: Witness,
): Server {
  return {
    ...server,
    async close() {
      await server.close();
      if (departures.size > 0) throw new Error(`Otherwise than published:\n${[...departures].join('\n')}`);
    },
  };
}

function patternOf(operation: string): RegExp {
  const literal = operation.replaceAll(/[.$]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}
