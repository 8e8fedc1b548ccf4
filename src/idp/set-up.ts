import type { EntraOptions } from './entra/entra.ts';
import type { OktaOptions } from './okta/okta.ts';

/** How a scenario wants the identity provider set up, by engine; only what differs from the profile. */
export interface SetUp {
  readonly okta?: Pick<OktaOptions, 'knobs' | 'mapping'>;
  readonly entra?: Pick<EntraOptions, 'knobs' | 'mapping'>;
}
