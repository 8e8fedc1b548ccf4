import type { Requirement } from './requirement.ts';
import { rfc7644Section33 } from './rfc7644-3.3-create.ts';

/** Every normative statement by id. */
export const catalogue = {
  ...rfc7644Section33,
} as const satisfies Readonly<Record<string, Requirement>>;

export type RequirementId = keyof typeof catalogue;
