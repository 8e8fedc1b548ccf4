import type { TestDetails } from '@playwright/test';
import type { RequirementId } from '../requirements/catalogue.ts';
import { levelOf } from '../requirements/level-of.ts';
import type { Level } from '../requirements/requirement.ts';
import type { CapabilityName } from '../target/capabilities.ts';
import type { Foundation } from './foundation.ts';

export interface VerifyOptions {
  /** What to change in the service provider, one sentence. */
  readonly fix: string;
  /** Capabilities without which the check does not apply. */
  readonly needs?: CapabilityName | readonly CapabilityName[];
  /** Instead of the level of the requirement, where the judgement on an ambiguous passage says so. */
  readonly level?: Level;
  /** Other checks cannot judge when this one fails. */
  readonly establishes?: Foundation;
  /** How it is tried, when not by fixed steps. */
  readonly kind?: 'property' | 'scenario';
  /** The identity provider that is played, when it is not the one the requirements are named after. */
  readonly idp?: string;
}

/** Says which requirements a check verifies; a wrong id does not compile. All ids have one level and one source. */
export function verifies(ids: RequirementId | readonly RequirementId[], options: VerifyOptions): TestDetails {
  const requirements = [ids].flat();
  const level = options.level ?? levelOf(requirements);
  return {
    tag: `@${level.toLowerCase()}`,
    annotation: [
      ...requirements.map((description) => ({ type: 'requirement', description })),
      ...[options.needs ?? []].flat().map((description) => ({ type: 'needs', description })),
      ...(options.level ? [{ type: 'level', description: options.level }] : []),
      ...(options.establishes ? [{ type: 'establishes', description: options.establishes }] : []),
      ...(options.idp ? [{ type: 'idp', description: options.idp }] : []),
      ...(options.kind ? [{ type: 'kind', description: options.kind }] : []),
      { type: 'fix', description: options.fix },
    ],
  };
}
