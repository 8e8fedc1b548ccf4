import type { JsonObject } from '../../scim/json.ts';
import { textAt, type Values } from '../attribute-value.ts';
import type { Subject } from '../directory.ts';
import type { Outcome } from '../outcome.ts';
import { isSuccess, pageOf, usableId } from '../reply.ts';
import type { Job } from './job.ts';
import type { EntraMapping } from './mapping.ts';
import { failed, logCode } from './problem.ts';

export type Match =
  | { readonly kind: 'found'; readonly id: string; readonly resource: JsonObject }
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly outcome: Outcome };

/** Looks for the subject in the target by its matching attributes, in their order of precedence (EN-16, EN-18). */
export async function findMatch(
  job: Job,
  subject: Subject,
  path: '/Users' | '/Groups',
  mapping: readonly EntraMapping[],
  values: Values,
): Promise<Match> {
  const rows = mapping.filter(({ matching }) => matching !== undefined).toSorted((a, b) => a.matching! - b.matching!);
  for (const { target } of rows) {
    const wanted = textAt(values, target);
    if (wanted === '') continue;
    const reply = await job.query(path, lookup(path, target, wanted));
    const page = isSuccess(reply) ? pageOf(reply, { anyCase: false }) : undefined;
    const step = path === '/Users' ? 'match user' : 'match group';
    if (!page)
      return {
        kind: 'problem',
        outcome: failed(subject, step, reply, reply.status === 404 ? logCode.incompatible : undefined),
      };
    if (page.resources.length > 1)
      return { kind: 'problem', outcome: failed(subject, step, reply, logCode.multipleEntries) };
    const [resource] = page.resources;
    if (!resource) continue;
    const id = usableId(resource);
    if (id === undefined) return { kind: 'problem', outcome: failed(subject, step, reply, logCode.incompatible) };
    return { kind: 'found', id, resource };
  }
  return { kind: 'none' };
}

/** The parameters of a lookup by attribute; groups never ask for members (EN-18). */
export function lookup(path: '/Users' | '/Groups', attribute: string, value: string): (readonly [string, string])[] {
  const filter = ['filter', `${attribute} eq ${JSON.stringify(value)}`] as const;
  return path === '/Groups' ? [['excludedAttributes', 'members'], filter] : [filter];
}
