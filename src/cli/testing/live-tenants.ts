import { openEntraTenant } from '../../connectors/entra/entra-tenant.ts';
import type { LiveOptions, Waiting } from '../../connectors/live-provider.ts';
import { openTenant } from '../../connectors/open-tenant.ts';
import { createEntra } from '../../idp/entra/entra.ts';
import { defaultGroupMapping, defaultUserMapping } from '../../idp/entra/mapping.ts';
import { createOkta } from '../../idp/okta/okta.ts';
import { SmallTarget } from '../../idp/testing/small-target.ts';
import { messageUrn } from '../../scim/urn.ts';
import type { Creation } from '../../target/ledger.ts';
import { startEntraTenant } from '../../tenants/entra/entra-server.ts';
import { startOktaOrg } from '../../tenants/okta/okta-org.ts';
import type { RestAnswer, RestRequest } from '../../tenants/rest-server.ts';
import { Witness, witnessed } from '../../tenants/testing/witness.ts';

export const token = 'tenant-token';
export const baseUrl = 'https://scim.example.com/scim/v2';

/** Answers the next requests that are meant instead of the tenant; used up in their order. */
export class Interference {
  readonly seen: RestRequest[] = [];
  readonly #plans: { readonly isMeant: (request: RestRequest) => boolean; readonly answer: RestAnswer }[] = [];

  plan(method: string, path: RegExp, ...answers: readonly RestAnswer[]): void {
    const isMeant = (request: RestRequest) => request.method === method && path.test(request.path);
    for (const answer of answers) this.#plans.push({ isMeant, answer });
  }

  readonly interfere = (request: RestRequest): RestAnswer | undefined => {
    this.seen.push(request);
    const index = this.#plans.findIndex(({ isMeant }) => isMeant(request));
    return index < 0 ? undefined : this.#plans.splice(index, 1)[0]!.answer;
  };
}

/** Has the target refuse the next create of a user. */
export function refuseCreate(target: SmallTarget, status: number, detail: string): void {
  let isOver = false;
  target.interfere = ({ method, url }) => {
    if (isOver || method !== 'POST' || !url.endsWith('/Users')) return null;
    isOver = true;
    const body = JSON.stringify({ schemas: [messageUrn.Error], status: String(status), detail });
    return { status, headers: [['Content-Type', 'application/scim+json']], body };
  };
}

/** A ledger that is looked into, and what was said while waiting. */
export function notebook() {
  const created = new Map<string, Creation>();
  const waits: Waiting[] = [];
  const options: LiveOptions = {
    ledger: { note: (one) => void created.set(one.url, one), strike: (url) => void created.delete(url) },
    patience: { pollMs: 5, quietMs: 0, longestMs: 5_000, timeoutMs: 1_500 },
    tell: (waiting) => void waits.push(waiting),
  };
  return { options, waits, created: () => [...created.values()] };
}

const common = {
  baseUrl,
  token: 'secret',
  random: Math.random,
  now: () => new Date(),
  wait: () => Promise.resolve(),
};

export async function oktaStage(promptness: 'when-asked' | { afterMs: number } = 'when-asked') {
  const target = new SmallTarget();
  const interference = new Interference();
  const engine = createOkta({ ...common, send: target.send, oktaId: (id) => id });
  const { interfere } = interference;
  const served = { port: 0, host: '127.0.0.1', label: 'Scimulate', token, promptness, interfere };
  const witness = new Witness('okta');
  const org = witnessed(await startOktaOrg({ ...served, witness: witness.look, target: baseUrl, engine }), witness);
  const given = { orgUrl: org.url, appId: org.appId, token };
  const open = (changes: Partial<typeof given> = {}) => openTenant('okta', { okta: { ...given, ...changes } }, {});
  return { target, interference, org, open, witness };
}

export async function entraStage(provisioning: 'on-demand' | 'cycle' = 'on-demand') {
  const target = new SmallTarget();
  const interference = new Interference();
  const engine = createEntra({ ...common, send: target.send, objectId: (id) => id });
  const { interfere } = interference;
  const mappings = { mapping: defaultUserMapping, groupMapping: defaultGroupMapping };
  const served = { port: 0, host: '127.0.0.1', token, promptness: 'when-asked', interfere } as const;
  const witness = new Witness('graph');
  const server = witnessed(
    await startEntraTenant({ ...served, ...mappings, witness: witness.look, target: baseUrl, engine }),
    witness,
  );
  const { url: graphUrl, servicePrincipalId } = server;
  const given = { graphUrl, servicePrincipalId, accessToken: token, domain: 'example.com', provisioning };
  const open = (changes: Partial<typeof given> = {}) => openEntraTenant({ ...given, ...changes }, {}, 1_500);
  return { target, interference, server, open, witness };
}
