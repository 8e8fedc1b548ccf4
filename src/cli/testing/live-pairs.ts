import { openEntraTenant } from '../../connectors/entra/entra-tenant.ts';
import { openOktaTenant } from '../../connectors/okta/okta-tenant.ts';
import { createEntra } from '../../idp/entra/entra.ts';
import { defaultGroupMapping, defaultUserMapping } from '../../idp/entra/mapping.ts';
import { createOkta } from '../../idp/okta/okta.ts';
import { oktaProfiles } from '../../idp/okta/profile.ts';
import type { JsonObject } from '../../scim/json.ts';
import { startEntraTenant } from '../../tenants/entra/entra-server.ts';
import { startOktaOrg } from '../../tenants/okta/okta-org.ts';
import { Witness, witnessed } from '../../tenants/testing/witness.ts';
import type { Arrange } from './live-comparison.ts';

/** A simulator, and the SDK's way to the same engine. */
export interface LivePair {
  readonly title: string;
  /** Name of the simulated identity provider. */
  readonly idp: string;
  readonly live: Arrange;
  /** How the simulator differs from the usual one. */
  readonly choices?: JsonObject;
}

const patience = { pollMs: 5, quietMs: 0, longestMs: 10_000, timeoutMs: 20_000 };
const ledger = { note() {}, strike() {} };
const token = 'tenant-token';
const served = { port: 0, host: '127.0.0.1', token, promptness: 'when-asked' } as const;

const okta: Arrange = async ({ setUp, ...parts }) => {
  const { knobs, mapping } = setUp?.okta ?? {};
  const engine = createOkta({
    ...parts,
    ...setUp?.okta,
    random: Math.random,
    now: () => new Date(),
    wait: () => Promise.resolve(),
    oktaId: (id) => id,
  });
  const witness = new Witness('okta');
  const org = witnessed(
    await startOktaOrg({ ...served, witness: witness.look, label: 'Scimulate', target: parts.baseUrl, engine }),
    witness,
  );
  const profile = { ...oktaProfiles['oin-scim20'], ...knobs };
  const tenant = await openOktaTenant(
    { orgUrl: org.url, appId: org.appId, token },
    { profile, ...(mapping && { mapping }) },
    patience.timeoutMs,
  );
  return { idp: await tenant.provider({ ledger, patience, tell() {} }), close: org.close };
};

function entra(provisioning: 'on-demand' | 'cycle'): Arrange {
  return async ({ setUp, ...parts }) => {
    const { knobs, mapping = defaultUserMapping } = setUp?.entra ?? {};
    const engine = createEntra({
      ...parts,
      ...setUp?.entra,
      random: Math.random,
      now: () => new Date(),
      wait: () => Promise.resolve(),
      objectId: (id) => id,
    });
    const mappings = { mapping, groupMapping: defaultGroupMapping };
    const witness = new Witness('graph');
    const server = witnessed(
      await startEntraTenant({ ...served, ...mappings, witness: witness.look, target: parts.baseUrl, engine }),
      witness,
    );
    const { url: graphUrl, servicePrincipalId } = server;
    const settings = { graphUrl, servicePrincipalId, accessToken: token, domain: 'bench.example', provisioning };
    const tenant = await openEntraTenant(settings, knobs ?? {}, patience.timeoutMs);
    return { idp: await tenant.provider({ ledger, patience, tell() {} }), close: server.close };
  };
}

export const livePairs: readonly LivePair[] = [
  { title: 'Okta: @okta/okta-sdk-nodejs to an emulated org', idp: 'okta', live: okta },
  {
    title: 'Entra ID on demand: @microsoft/microsoft-graph-client to an emulated tenant',
    idp: 'entra-on-demand',
    live: entra('on-demand'),
    // The connector demands a large group several times.
    choices: { mostMembers: null },
  },
  {
    title: 'Entra ID by cycles: @microsoft/microsoft-graph-client to an emulated tenant',
    idp: 'entra',
    live: entra('cycle'),
  },
];
