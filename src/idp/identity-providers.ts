import type { Settings } from '../config/settings.ts';
import { unknownName } from '../config/unknown-name.ts';
import type { JsonObject } from '../scim/json.ts';
import { createEntra } from './entra/entra.ts';
import { entraKnobs } from './entra/knobs.ts';
import { type EntraProfile, type EntraProfileName, entraProfiles } from './entra/profile.ts';
import { checkKnobs, type Knobs } from './knob.ts';
import { oktaKnobs } from './okta/knobs.ts';
import { createOkta, type OktaOptions } from './okta/okta.ts';
import { type OktaProfile, type OktaProfileName, oktaProfiles } from './okta/profile.ts';
import { type ClientName, clientDescriptions } from './others/descriptions.ts';
import { type ClientChoices, clientKnobs } from './others/knobs.ts';
import { createClient } from './others/others.ts';
import type { SetUp } from './set-up.ts';
import type { SimulatedIdentityProvider } from './simulated-provider.ts';

/** What every simulation is given. */
export type SimulationOptions = Pick<OktaOptions, 'baseUrl' | 'token' | 'send' | 'random' | 'now' | 'wait'> & {
  /** Choices of the user that differ from the profile's, checked already. */
  readonly knobs?: JsonObject;
  readonly setUp?: SetUp;
  /** The id of a person or group in the directory by key; made up when absent. */
  readonly idOf?: (key: string) => string;
  /** Another of the kind's profiles. */
  readonly profile?: string | undefined;
};

/** One way in which an administrator can set up provisioning, and how it is simulated. */
export interface IdentityProviderKind {
  /** How readiness calls it. */
  readonly name: string;
  /** How titles of checks call it. */
  readonly title: string;
  /** Which kind of application or job it stands for. */
  readonly about: string;
  /** The set of requirements it is judged by, in lower case. */
  readonly set: string;
  /** What an administrator calls the thing that works or does not. */
  readonly provisioning: string;
  readonly knobs: Knobs;
  readonly profile: string;
  /** Every profile of the same engine. */
  readonly profiles: readonly string[];
  readonly create: (options: SimulationOptions) => SimulatedIdentityProvider;
  /** The kind of tenant that plays instead of a simulation; its promises are those of the profile. */
  readonly live?: 'okta' | 'entra';
}

type Words = Pick<IdentityProviderKind, 'name' | 'title' | 'about'>;

function okta(profile: OktaProfileName, words: Words): IdentityProviderKind {
  return {
    ...words,
    set: 'okta',
    provisioning: 'Provisioning to App',
    knobs: oktaKnobs,
    profile,
    profiles: Object.keys(oktaProfiles),
    create: ({ knobs, setUp, idOf, profile: chosen, ...options }) =>
      createOkta({
        ...options,
        ...(idOf && { oktaId: idOf }),
        profile: (chosen ?? profile) as OktaProfileName,
        ...setUp?.okta,
        knobs: { ...(knobs as Partial<OktaProfile>), ...setUp?.okta?.knobs },
      }),
  };
}

function entra(profile: EntraProfileName, words: Words): IdentityProviderKind {
  return {
    ...words,
    set: 'entra',
    provisioning: 'The provisioning cycle',
    knobs: entraKnobs,
    profile,
    profiles: Object.keys(entraProfiles),
    create: ({ knobs, setUp, idOf, profile: chosen, ...options }) =>
      createEntra({
        ...options,
        ...(idOf && { objectId: idOf }),
        profile: (chosen ?? profile) as EntraProfileName,
        ...setUp?.entra,
        knobs: { ...(knobs as Partial<EntraProfile>), ...setUp?.entra?.knobs },
      }),
  };
}

/** An identity provider of which too little is known for an engine of its own. */
function other(profile: ClientName, name: string, about: string): IdentityProviderKind {
  return {
    name,
    title: name,
    about,
    set: profile.replace('-', ''),
    provisioning: 'Provisioning',
    knobs: clientKnobs,
    profile,
    profiles: Object.keys(clientDescriptions).filter((candidate) => candidate.startsWith(profile)),
    create: ({ knobs, profile: chosen, baseUrl, token, send, random }) =>
      createClient({
        baseUrl,
        ...(token !== undefined && { token }),
        send,
        random,
        profile: (chosen ?? profile) as ClientName,
        knobs: knobs as Partial<ClientChoices>,
      }),
  };
}

/** Every identity provider that can be played, by the name `--idp` takes. */
export const identityProviders = {
  okta: okta('oin-scim20', {
    name: 'Okta',
    title: 'Okta',
    about: 'application of the catalogue or SCIM 2.0 Test App: profiles by PUT, everything else by PATCH',
  }),
  'okta-put': okta('aiw-scim20', {
    name: 'Okta (application of the wizard)',
    title: 'Okta by PUT',
    about: 'application made with the App Integration Wizard, or one with PATCH switched off: everything by PUT',
  }),
  'okta-patch-user': okta('oin-wizard-patch-user', {
    name: 'Okta (PATCH for users)',
    title: 'Okta by PATCH',
    about: 'application of the OIN Wizard with "Support PATCH for User"',
  }),
  'okta-entitlements': okta('oin-entitlements', {
    name: 'Okta (Identity Governance)',
    title: 'Okta with entitlements',
    about: 'application with discovery of roles and entitlements',
  }),
  entra: entra('entra-scim-default', {
    name: 'Microsoft Entra ID',
    title: 'Entra ID',
    about: 'non-gallery application, tenant URL without a flag',
  }),
  'entra-compliant': entra('entra-scim-compliant', {
    name: 'Microsoft Entra ID (aadOptscim062020)',
    title: 'Entra ID with the flag',
    about: 'tenant URL with the flag aadOptscim062020',
  }),
  'entra-on-demand': entra('entra-on-demand', {
    name: 'Microsoft Entra ID (on demand)',
    title: 'Entra ID on demand',
    about: '"Provision on demand": one object at a time, always in the default style',
  }),
  'entra-gallery': entra('entra-gallery', {
    name: 'Microsoft Entra ID (gallery)',
    title: 'Entra ID from the gallery',
    about: 'gallery application: as with the flag, and /Schemas is read',
  }),
  'okta-live': {
    ...okta('oin-scim20', { name: 'Okta (your org)', title: 'Okta live', about: 'a real org; see docs/live.md' }),
    live: 'okta',
  },
  'entra-live': {
    ...entra('entra-on-demand', {
      name: 'Microsoft Entra ID (your tenant)',
      title: 'Entra ID live',
      about: 'a real tenant; see docs/live.md',
    }),
    live: 'entra',
  },
  onelogin: other(
    'onelogin',
    'OneLogin',
    'SCIM Provisioner with the default endings of addresses: people by PUT, members by PATCH',
  ),
  jumpcloud: other('jumpcloud', 'JumpCloud', 'custom SCIM integration: people by PUT, one member in each PATCH'),
  pingone: other('pingone', 'PingOne', 'SCIM provisioner of PingOne and PingFederate: people by PUT, groups by PATCH'),
  sailpoint: other('sailpoint', 'SailPoint', 'reads what the target says about itself first; people by PATCH'),
  rippling: other(
    'rippling',
    'Rippling',
    'custom application with groups by PATCH; the requests are the plainest there are',
  ),
  'google-workspace': other(
    'google-workspace',
    'Google Workspace',
    'deletes accounts that were never deactivated; no request is known, these are the plainest',
  ),
} as const satisfies Readonly<Record<string, IdentityProviderKind>>;

export type IdpName = keyof typeof identityProviders;

/** @throws SettingInvalid for a name that nothing has */
export function identityProvider(name: string, place = '--idp'): IdentityProviderKind {
  if (Object.hasOwn(identityProviders, name)) return identityProviders[name as IdpName];
  throw unknownName(place, name, Object.keys(identityProviders));
}

/**
 * The choices of a configuration for one identity provider: those of its set, then its own.
 *
 * @throws SettingInvalid
 */
export function knobsOf(name: string, { idp }: Pick<Settings, 'idp'>): JsonObject {
  const { set } = identityProvider(name);
  return { ...idp[set], ...idp[name] };
}

/** Names of those that are tenants. */
export function liveIdps({ idps }: Pick<Settings, 'idps'>): readonly string[] {
  return idps.filter((name) => identityProvider(name).live !== undefined);
}

/** @throws SettingInvalid for an identity provider, a choice or a value that is none */
export function checkIdentityProviders({ idps, idp }: Pick<Settings, 'idps' | 'idp'>): void {
  for (const name of idps) identityProvider(name);
  for (const [name, values] of Object.entries(idp)) {
    checkKnobs(`idp → ${name}`, values, identityProvider(name, 'idp').knobs);
  }
}
