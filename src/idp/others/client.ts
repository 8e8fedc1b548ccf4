import type { Json, JsonObject } from '../../scim/json.ts';
import { messageUrn } from '../../scim/urn.ts';
import { type Values, writeValue } from '../attribute-value.ts';
import type { Connection } from '../connection.ts';
import type { Directory, PersonEntry, Subject } from '../directory.ts';
import { formQuery } from '../form-encoding.ts';
import type { Person } from '../identity-provider.ts';
import { arrange } from '../member-order.ts';
import type { Outcome } from '../outcome.ts';
import { isSuccess, pageOf, type Reply, usableId } from '../reply.ts';
import type { ClientDescription } from './description.ts';

/** What is known about an account in the target. */
export interface Account {
  readonly id: string;
  readonly isActive: boolean;
  /** The body that was last written successfully. */
  readonly delivered: JsonObject;
  readonly isDeleted?: true;
}

/** What is known about a group in the target. */
export interface ClientGroup {
  readonly id: string;
  readonly name: string;
  /** Ids in the target by key of the person, as last pushed. */
  readonly members: ReadonlyMap<string, string>;
  readonly isDeleted?: true;
}

interface MappingRow {
  readonly path: string;
  readonly from: (person: Person) => Json | undefined;
  readonly template?: JsonObject;
}

/** One application of an identity provider: its connection and what provisioning remembers. */
export class Client {
  readonly name: string;
  readonly description: ClientDescription;
  readonly connection: Connection;
  readonly directory: Directory;
  readonly accounts = new Map<string, Account>();
  readonly groups = new Map<string, ClientGroup>();

  constructor(name: string, description: ClientDescription, connection: Connection, directory: Directory) {
    this.name = name;
    this.description = description;
    this.connection = connection;
    this.directory = directory;
  }

  /** Suspended people keep what they have. */
  isEntitled({ isAssigned, status }: PersonEntry): boolean {
    return isAssigned && (status === 'active' || status === 'suspended');
  }

  valuesOf({ person }: PersonEntry): Values {
    const rows = this.#mapping().map(({ path, from }) => [path, from(person)] as const);
    return new Map(rows.filter((row): row is readonly [string, Json] => row[1] !== undefined));
  }

  /** The account as the mapping wants it. */
  resourceOf(entry: PersonEntry, isActive: boolean): JsonObject {
    const { schemas, order, sendsNullId } = this.description;
    const values = this.valuesOf(entry);
    let resource: JsonObject = {};
    for (const { path, template } of this.#mapping()) {
      const value = values.get(path);
      if (value !== undefined) resource = writeValue(resource, path, value, template);
    }
    const extensions = schemas.enterprise in resource ? [schemas.enterprise] : [];
    const whole = { schemas: [schemas.user, ...extensions], ...resource, ...(sendsNullId && { id: null }) };
    return arrange({ ...whole, active: isActive }, order);
  }

  async lookUp(path: '/Users' | '/Groups', attribute: string, value: string): Promise<Reply> {
    const { space, endings } = this.description;
    const query = formQuery([['filter', `${attribute} eq ${JSON.stringify(value)}`]], { space });
    return this.connection.call({ method: 'GET', path, query: query + endings.query });
  }

  async change(method: 'PUT' | 'PATCH', path: string, body: JsonObject): Promise<Reply> {
    const { change } = this.description.endings;
    return this.connection.call({ method, path: path + change, body: JSON.stringify(body) });
  }

  patch(...operations: readonly JsonObject[]): JsonObject {
    return { schemas: [messageUrn.PatchOp], Operations: operations };
  }

  /** No fact says what attributes a customer maps; these have a place in every schema of RFC 7643. */
  #mapping(): readonly MappingRow[] {
    const { enterprise } = this.description.schemas;
    return [
      { path: `${enterprise}:department`, from: ({ department }) => department },
      { path: 'userName', from: ({ userName }) => userName },
      { path: 'name.givenName', from: ({ givenName }) => givenName },
      { path: 'name.familyName', from: ({ familyName }) => familyName },
      { path: 'displayName', from: ({ displayName }) => displayName },
      { path: 'emails[type eq "work"].value', from: ({ email }) => email, template: { primary: true } },
      { path: 'title', from: ({ title }) => title },
    ];
  }
}

/** The ids of what a lookup has found; `undefined` when the answer is none. An answer 404 finds nothing (OT-2). */
export function foundIn(reply: Reply, isMeant: (resource: JsonObject) => boolean): readonly string[] | undefined {
  if (reply.status === 404) return [];
  const page = isSuccess(reply) ? pageOf(reply, { anyCase: true }) : undefined;
  const ids = page?.resources.filter(isMeant).map(usableId);
  return ids?.every((id) => id !== undefined) ? ids : undefined;
}

/** What an administrator reads of a task that did not succeed. */
export function failed({ key }: Subject, step: string, reply: Reply): Outcome {
  const { status, detail, failure } = reply;
  const why = failure?.message ?? detail ?? (isSuccess(reply) ? 'The answer could not be read' : `Status ${status}`);
  const problem = {
    subject: key,
    step,
    message: `${step} failed: ${why || 'no reason given'}`,
    ...(detail !== undefined && { detail }),
    ...(status > 0 && { status }),
  };
  return status === 429 ? { kind: 'limited', problem, retryAfter: reply.retryAfter } : { kind: 'failed', problem };
}
