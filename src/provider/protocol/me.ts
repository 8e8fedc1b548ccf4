import { schemaUrn } from '../../scim/urn.ts';
import type { CompiledType } from '../engine/characteristics.ts';
import { comparableForm } from '../engine/comparable.ts';
import type { ResourceRecord } from '../engine/record.ts';
import { last } from '../engine/target.ts';
import { notFound, ScimError } from '../scim-error.ts';
import type { Exchange } from './exchange.ts';

/**
 * The resource that `/Me` stands for, RFC 7644 section 3.11: the User whose id or unique name the credentials carry.
 *
 * @throws ScimError 501 when the credentials stand for nobody, 404 when the User is not there.
 */
export function findMe(exchange: Exchange): ResourceRecord {
  const subject = subjectOf(exchange);
  const { directory } = exchange.tenant;
  const type = typeOfMe(exchange);
  const byId = directory.find(subject);
  if (byId?.type === type) return byId;
  for (const target of type.unique) {
    const name = comparableForm(last(target))(subject);
    const [record] = name === undefined ? [] : directory.store(type).index(target)!.find(name);
    if (record) return record;
  }
  throw notFound('The resource of the authenticated subject does not exist.');
}

/**
 * The resource type that a POST to `/Me` creates.
 *
 * @throws ScimError 501 when the credentials stand for nobody.
 */
export function typeOfMe(exchange: Exchange): CompiledType {
  subjectOf(exchange);
  const { types } = exchange.provider;
  return types.find(({ resourceType }) => resourceType.schema === schemaUrn.User) ?? types[0]!;
}

function subjectOf({ principal }: Exchange): string {
  if (principal.subject !== undefined) return principal.subject;
  throw new ScimError(501, undefined, 'These credentials stand for no resource, so /Me is not supported.');
}
