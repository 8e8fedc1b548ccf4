import type { Requirement } from '../requirements/requirement.ts';
import { type RequirementSet, requirementSets } from '../requirements/requirement-sets.ts';

/** The normative statements a report accounts for, by id, in the order of their sources. */
export type Catalogue = Readonly<Record<string, Requirement>>;

/** The identity provider whose own set an id belongs to (`OKTA-…` is `okta`); `undefined` for the statements of an RFC. */
export function idpOf(requirementId: string): string | undefined {
  return /^([A-Z][A-Z0-9]*)-/.exec(requirementId)?.[1]?.toLowerCase();
}

/** The set of an identity provider's own requirements. */
export function setOf(idp: string): RequirementSet {
  const unknown = { name: idp.charAt(0).toUpperCase() + idp.slice(1), provisioning: 'Provisioning', flows: {} };
  return Object.hasOwn(requirementSets, idp) ? (requirementSets[idp] ?? unknown) : unknown;
}

/** What an identity provider cannot do where the requirement is not met; `undefined` for statements of an RFC. */
export function flowOf(requirementId: string): string | undefined {
  const [, section = ''] = /^[^-]+-(.*)-\d+$/.exec(requirementId) ?? [];
  return setOf(idpOf(requirementId) ?? '').flows[section];
}
