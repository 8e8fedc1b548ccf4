import type { TypeSchemas } from '../../src/arbitraries/schema-attributes.ts';
import { everyTypeExtensions, everyTypeSchema, everyTypeUser } from '../../src/oracle/testing/every-type.ts';
import { testClient } from '../../src/provider/test-client.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../../src/scim/json.ts';
import { scimJson } from '../../src/scim/media-type.ts';
import { enterpriseUserSchema } from '../../src/scim/schemas/enterprise-user.ts';
import { userSchema } from '../../src/scim/schemas/user.ts';
import { startScimmyTarget } from '../scimmy-target.ts';

export interface Reply {
  readonly status: number;
  readonly body: JsonObject;
}

/** A service provider whose answers are compared with the oracle's. */
export interface Prey {
  readonly schemas: TypeSchemas;
  /** A path below the base URL. */
  readonly send: (method: string, path: string, body?: Json) => Promise<Reply>;
  readonly close: () => void;
}

/** The reference provider, with an extension that has an attribute of every type, and with defects if wanted. */
export function referencePrey(defects: readonly string[]): Prey {
  const { send } = testClient({ defects, schemas: [everyTypeSchema], resourceTypes: [everyTypeUser] });
  return {
    schemas: { base: userSchema, extensions: everyTypeExtensions },
    send: async (method, path, body) => {
      const answer = await send(method, path, body);
      return { status: answer.status, body: objectIn(answer.body) };
    },
    close: () => {},
  };
}

/** SCIMMY as `scripts/scimmy-target.ts` sets it up. */
export async function scimmyPrey(): Promise<Prey> {
  const { url, close } = await startScimmyTarget('hunt');
  return {
    schemas: { base: userSchema, extensions: [enterpriseUserSchema] },
    send: async (method, path, body) => {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: { Authorization: 'Bearer hunt', 'Content-Type': scimJson },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: objectIn(parseJson(await answer.text())) };
    },
    close,
  };
}

function objectIn(json: Json | undefined): JsonObject {
  return isJsonObject(json) ? json : {};
}
