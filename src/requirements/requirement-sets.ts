import { entraFlows } from './entra.ts';
import { oktaFlows } from './okta.ts';
import { otherFlows } from './other-identity-providers.ts';
import { profileFlows } from './profile.ts';

/** The requirements of one identity provider, and how it speaks of what they are about. */
export interface RequirementSet {
  readonly name: string;
  /** What an administrator calls the thing that works or does not. */
  readonly provisioning: string;
  /** What cannot be done where a requirement of the section is not met, by section. */
  readonly flows: Readonly<Record<string, string>>;
  /** What is known of the identity provider, where that is little: a sentence for the reader of a verdict. */
  readonly evidence?: string;
}

/** The sets of identity providers by the beginning of their ids, in lower case: `OKTA-…` is `okta`. */
export const requirementSets: Readonly<Record<string, RequirementSet>> = {
  okta: { name: 'Okta', provisioning: 'Provisioning to App', flows: oktaFlows },
  entra: { name: 'Microsoft Entra ID', provisioning: 'The provisioning cycle', flows: entraFlows },
  profile: { name: 'Own documentation', provisioning: 'What is documented', flows: profileFlows },
  onelogin: other('OneLogin', 'Its requests are known from a template and one capture.'),
  jumpcloud: other('JumpCloud', 'Its operations are documented, its requests are not.'),
  pingone: other('PingOne', 'Its operations are documented, its requests are not.'),
  sailpoint: other('SailPoint', 'It is known from two reports only.'),
  rippling: other('Rippling', 'It is known from two reports only.'),
  googleworkspace: other('Google Workspace', 'Its operations are documented, its requests are not.'),
};

function other(name: string, evidence: string): RequirementSet {
  return { name, provisioning: 'Provisioning', flows: otherFlows(name), evidence };
}
