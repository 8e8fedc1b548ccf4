import type { Exchange, HeaderList } from '../../http/exchange.ts';
import { attribute } from '../../scim/attribute.ts';
import type { Json, JsonObject } from '../../scim/json.ts';
import { scimJson } from '../../scim/media-type.ts';
import { enterpriseUserSchema } from '../../scim/schemas/enterprise-user.ts';
import { groupSchema } from '../../scim/schemas/group.ts';
import { userSchema } from '../../scim/schemas/user.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import type { Surroundings } from '../sight.ts';

export const baseUrl = 'https://scim.example/v2';
export const token = 'scimulate-secret-token';

/** A resource type that has everything the User of the RFC lacks. */
export const deviceUrn = 'urn:example:schemas:2.0:Device';
export const batteryUrn = 'urn:example:schemas:2.0:Battery';

export const surroundings: Surroundings = {
  baseUrl,
  token,
  resourceTypes: [
    {
      name: 'User',
      description: '',
      endpoint: '/Users',
      schema: schemaUrn.User,
      schemaExtensions: [{ schema: schemaUrn.EnterpriseUser, required: false }],
    },
    { name: 'Group', description: '', endpoint: '/Groups', schema: schemaUrn.Group, schemaExtensions: [] },
    {
      name: 'Device',
      description: '',
      endpoint: '/Devices',
      schema: deviceUrn,
      schemaExtensions: [{ schema: batteryUrn, required: true }],
    },
  ],
  schemas: [
    userSchema,
    groupSchema,
    enterpriseUserSchema,
    {
      id: deviceUrn,
      name: 'Device',
      description: '',
      attributes: [
        attribute('serial', 'string', '', { required: true, returned: 'always' }),
        attribute('weight', 'decimal', ''),
        attribute('ports', 'integer', ''),
        attribute('boughtAt', 'dateTime', ''),
        attribute('firmware', 'binary', ''),
        attribute('notes', 'string', '', { returned: 'request' }),
      ],
    },
    { id: batteryUrn, name: 'Battery', description: '', attributes: [attribute('cells', 'integer', '')] },
  ],
  publishedSchemas: [schemaUrn.User, schemaUrn.Group, deviceUrn, batteryUrn],
  advertises: { etag: true, cursor: false },
  maxResults: 3,
  maxPageSize: 3,
};

interface Told {
  readonly method?: string;
  /** Below the base URL, with the query. */
  readonly path?: string;
  readonly asked?: HeaderList;
  readonly sent?: Json | string;
  readonly status?: number;
  readonly headers?: HeaderList;
  /** The body of the answer. */
  readonly body?: Json | string;
}

/** An exchange with the target; GET /Users/2819 answered with 200 and what `body` says. */
export function exchange({ method = 'GET', path = '/Users/2819', status = 200, ...told }: Told): Exchange {
  const text = textOf(told.body);
  const isTyped = text !== '' && !told.headers?.some(([name]) => name === 'Content-Type');
  return {
    sender: 'check',
    startedAt: '2026-11-20T12:00:00.000Z',
    durationMs: 1,
    request: {
      method,
      url: `${baseUrl}${path}`,
      headers: told.asked ?? [['Authorization', `Bearer ${token}`]],
      ...(told.sent !== undefined && { body: textOf(told.sent) }),
    },
    answer: {
      status,
      headers: [...(isTyped ? [['Content-Type', scimJson] as const] : []), ...(told.headers ?? [])],
      body: text,
    },
  };
}

function textOf(body: Json | string | undefined): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** A User as a correct service provider shows it. */
export function user(attributes: JsonObject = {}, meta: JsonObject = {}): JsonObject {
  return {
    schemas: [schemaUrn.User],
    id: '2819',
    userName: 'ada',
    emails: [{ value: 'ada@example.com', type: 'work', primary: true }],
    active: true,
    meta: {
      resourceType: 'User',
      created: '2026-11-20T11:00:00Z',
      lastModified: '2026-11-20T11:30:00.5Z',
      location: `${baseUrl}/Users/2819`,
      version: 'W/"1"',
      ...meta,
    },
    ...attributes,
  };
}

export function device(attributes: JsonObject = {}): JsonObject {
  return {
    schemas: [deviceUrn, batteryUrn],
    id: 'd1',
    serial: 'S-1',
    [batteryUrn]: { cells: 4 },
    meta: {
      resourceType: 'Device',
      created: '2026-11-20T11:00:00Z',
      lastModified: '2026-11-20T11:00:00Z',
      location: `${baseUrl}/Devices/d1`,
      version: 'W/"1"',
    },
    ...attributes,
  };
}

export function list(entries: readonly Json[], members: JsonObject = {}): JsonObject {
  return {
    schemas: [messageUrn.ListResponse],
    totalResults: entries.length,
    startIndex: 1,
    itemsPerPage: entries.length,
    Resources: entries,
    ...members,
  };
}

export function scimError(status: number, members: JsonObject = {}): JsonObject {
  return { schemas: [messageUrn.Error], status: String(status), detail: 'Something is wrong.', ...members };
}
