import { formQuery } from '../form-encoding.ts';
import { isSuccess, pageOf, type Reply, usableId } from '../reply.ts';
import type { Application } from './application.ts';

export type Found =
  | { readonly kind: 'match'; readonly id: string }
  | { readonly kind: 'none' }
  /** The answer says neither. */
  | { readonly kind: 'unusable'; readonly reply: Reply };

/** Looks for the account or group with this value, and takes the first that is answered (OK-20 to OK-23, OK-61). */
export async function lookUp(
  { connection, profile }: Application,
  path: '/Users' | '/Groups',
  attribute: string,
  value: string,
): Promise<Found> {
  const filter = ['filter', `${attribute} eq ${JSON.stringify(value)}`] as const;
  const first = ['startIndex', '1'] as const;
  const count = ['count', '100'] as const;
  const parameters = profile.filterPosition === 'first' ? [filter, first, count] : [first, count, filter];
  const query = formQuery(parameters, { space: profile.queryEncoding });
  const reply = await connection.call({ method: 'GET', path, query });

  if (reply.status === 404 && reply.body !== undefined) return { kind: 'none' };
  const page = isSuccess(reply) ? pageOf(reply, { anyCase: true }) : undefined;
  if (!page) return { kind: 'unusable', reply };
  const [match] = page.resources;
  if (!match) return { kind: 'none' };
  const id = usableId(match);
  return id === undefined ? { kind: 'unusable', reply } : { kind: 'match', id };
}
