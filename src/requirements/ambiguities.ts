import { ambiguitiesOfPatch } from './ambiguities-of-patch.ts';
import { ambiguitiesOfQueries } from './ambiguities-of-queries.ts';
import { ambiguitiesOfResources } from './ambiguities-of-resources.ts';
import { ambiguitiesOfWrites } from './ambiguities-of-writes.ts';
import type { Ambiguity } from './ambiguity.ts';

const all = [
  ...ambiguitiesOfResources,
  ...ambiguitiesOfQueries,
  ...ambiguitiesOfWrites,
  ...ambiguitiesOfPatch,
] as const;

export type AmbiguityId = (typeof all)[number]['id'];

/** Every passage where a service provider is not blamed for choosing another reading than ours. */
export const ambiguities: readonly Ambiguity[] = all;
