import type { Exchange } from '../../http/exchange.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import { device, exchange, list, scimError, user } from './sights.ts';

/** A create as it succeeds. */
export function create(
  body: ReturnType<typeof user>,
  headers: Exchange['request']['headers'] = [],
  sent = {},
): Exchange {
  return exchange({ method: 'POST', path: '/Users', status: 201, sent, body, headers });
}

/** A query for Users. */
export function users(...entries: readonly ReturnType<typeof user>[]): Exchange {
  return exchange({ path: '/Users', body: list(entries) });
}

/** A Group that is retrieved. */
export function group(attributes: Readonly<Record<string, string>>): Exchange {
  return exchange({ path: '/Groups/g1', body: { schemas: [schemaUrn.Group], id: 'g1', ...attributes } });
}

/** A device that is retrieved. */
export function aDevice(attributes: ReturnType<typeof device>): Exchange {
  return exchange({ path: '/Devices/d1', body: device(attributes) });
}

/** A token that is refused. */
export function challenge(value: string): Exchange {
  return exchange({ status: 401, body: scimError(401), headers: [['WWW-Authenticate', value]] });
}

/** A request without a token that is refused. */
export function anonymous(value: string): Exchange {
  return exchange({ asked: [], status: 401, body: scimError(401), headers: [['WWW-Authenticate', value]] });
}

/** The first page of a query with cursors. */
export function withCursor(nextCursor: string | number): Exchange {
  return exchange({ path: '/Users?cursor=', body: list([], { nextCursor }) });
}

/** A bulk request with these results. */
export function bulk(...Operations: readonly ReturnType<typeof user>[]): Exchange {
  return exchange({ method: 'POST', path: '/Bulk', body: { schemas: [messageUrn.BulkResponse], Operations } });
}

/** A request that asks to be performed later. */
export function later(body?: ReturnType<typeof user>, headers: Exchange['request']['headers'] = []): Exchange {
  return exchange({ asked: [['Prefer', 'respond-async']], status: 202, headers, ...(body && { body }) });
}
