import type { LiveGiven } from '../config/live-settings.ts';
import type { JsonObject } from '../scim/json.ts';
import { isLoopback } from '../target/address.ts';
import { entraSettings } from './entra/entra-settings.ts';
import type { OpenTenant, Patience } from './live-provider.ts';
import { oktaSettings } from './okta/okta-settings.ts';

/** Kinds of tenants that are known. */
export type LiveIdp = 'okta' | 'entra';

const patience: Patience = { pollMs: 3_000, quietMs: 45_000, longestMs: 15 * 60_000, timeoutMs: 90_000 };
/** The first cycle of a job can take longer than the 40 minutes of the others. */
const longestCycleMs = 90 * 60_000;
/** An emulated tenant near at hand has nothing to wait for. */
const haste: Patience = { pollMs: 20, quietMs: 500, longestMs: 30_000, timeoutMs: 20_000 };

/**
 * Reaches a tenant with the credentials of the settings; loads its SDK, which takes a while. `choices` say how the
 * application differs from the usual one.
 *
 * @throws LiveSettingsMissing
 */
export async function openTenant(idp: LiveIdp, live: LiveGiven, choices: JsonObject): Promise<OpenTenant> {
  switch (idp) {
    case 'okta': {
      const settings = oktaSettings(live);
      const patient = isLoopback(settings.orgUrl) ? haste : patience;
      const { openUsualOktaTenant } = await import('./okta/okta-tenant.ts');
      return { ...(await openUsualOktaTenant(settings, choices, patient.timeoutMs)), patience: patient };
    }
    case 'entra': {
      const settings = entraSettings(live);
      const patient = isLoopback(settings.graphUrl) ? haste : { ...patience, longestMs: longestCycleMs };
      const { openEntraTenant } = await import('./entra/entra-tenant.ts');
      return { ...(await openEntraTenant(settings, choices, patient.timeoutMs)), patience: patient };
    }
  }
}
