import type { Requirement } from '../requirements/requirement.ts';

/** The normative statements a report accounts for, by id, in reading order. */
export type Catalogue = Readonly<Record<string, Requirement>>;

/** The identity provider whose own set an id belongs to (`OKTA-…` is `okta`); `undefined` for the statements of an RFC. */
export function idpOf(requirementId: string): string | undefined {
  const [prefix = ''] = requirementId.split('-', 1);
  return /^\d+$/.test(prefix) ? undefined : prefix.toLowerCase();
}

interface IdpWords {
  readonly name: string;
  /** What an administrator calls the thing that works or does not. */
  readonly provisioning: string;
}

const words: Readonly<Record<string, IdpWords>> = {
  okta: { name: 'Okta', provisioning: 'Provisioning to App' },
  entra: { name: 'Microsoft Entra ID', provisioning: 'The provisioning cycle' },
};

/** How an identity provider speaks of itself. */
export function wordsOf(idp: string): IdpWords {
  return words[idp] ?? { name: idp.charAt(0).toUpperCase() + idp.slice(1), provisioning: 'Provisioning' };
}
