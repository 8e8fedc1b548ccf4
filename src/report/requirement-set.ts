import { entraFlows } from '../requirements/entra.ts';
import { oktaFlows } from '../requirements/okta.ts';
import type { Requirement } from '../requirements/requirement.ts';

/** The normative statements a report accounts for, by id, in the order of their sources. */
export type Catalogue = Readonly<Record<string, Requirement>>;

/** The identity provider whose own set an id belongs to (`OKTA-…` is `okta`); `undefined` for the statements of an RFC. */
export function idpOf(requirementId: string): string | undefined {
  return /^([A-Z][A-Z0-9]*)-/.exec(requirementId)?.[1]?.toLowerCase();
}

interface IdpWords {
  readonly name: string;
  /** What an administrator calls the thing that works or does not. */
  readonly provisioning: string;
}

const words: ReadonlyMap<string, IdpWords> = new Map([
  ['okta', { name: 'Okta', provisioning: 'Provisioning to App' }],
  ['entra', { name: 'Microsoft Entra ID', provisioning: 'The provisioning cycle' }],
]);

/** How an identity provider speaks of itself. */
export function wordsOf(idp: string): IdpWords {
  return words.get(idp) ?? { name: idp.charAt(0).toUpperCase() + idp.slice(1), provisioning: 'Provisioning' };
}

const flows: Readonly<Record<string, Readonly<Record<string, string>>>> = { okta: oktaFlows, entra: entraFlows };

/** What an identity provider cannot do where the requirement is not met; `undefined` for statements of an RFC. */
export function flowOf(requirementId: string): string | undefined {
  const [, section = ''] = /^[^-]+-(.*)-\d+$/.exec(requirementId) ?? [];
  return flows[idpOf(requirementId) ?? '']?.[section];
}
