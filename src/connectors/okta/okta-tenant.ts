import { type OktaProfile, oktaProfiles } from '../../idp/okta/profile.ts';
import type { Creation } from '../../target/ledger.ts';
import { removeEach, type Tenant } from '../live-provider.ts';
import { type OktaClient, openOktaClient } from './okta-client.ts';
import { diagnoseOkta } from './okta-diagnosis.ts';
import { removeGroupNamed, removeMapping, removeMappingsOf, removeUser, unlessGone } from './okta-directory.ts';
import { createOktaProvider, type OktaExpectations } from './okta-provider.ts';
import type { OktaSettings } from './okta-settings.ts';

/** An Okta org behind its management API. */
export async function openOktaTenant(
  settings: OktaSettings,
  expectations: OktaExpectations,
  timeoutMs: number,
): Promise<Tenant> {
  const client = await openOktaClient(settings, timeoutMs);
  return {
    provider: (options) => createOktaProvider(client, expectations, options),
    remove: (creations) => removeEach(creations, (creation) => remove(client, creation)),
    diagnose: (target) => diagnoseOkta(client, target),
  };
}

/** An org whose application is of the usual kind, but for these choices. */
export async function openUsualOktaTenant(
  settings: OktaSettings,
  choices: Partial<OktaProfile>,
  timeoutMs: number,
): Promise<Tenant> {
  return openOktaTenant(settings, { profile: { ...oktaProfiles['oin-scim20'], ...choices } }, timeoutMs);
}

async function remove(client: OktaClient, { url, resourceType }: Creation): Promise<void> {
  const { pathname, searchParams } = new URL(url);
  const id = decodeURIComponent(pathname.split('/').at(-1)!);
  switch (resourceType) {
    case 'Okta user':
      return removeUser(client, id);
    case 'Okta group by name':
      return removeGroupNamed(client, searchParams.get('q')!);
    case 'Okta group push mapping by group':
      return removeMappingsOf(client, searchParams.get('sourceGroupId')!);
    case 'Okta group':
      return unlessGone(client.ask('delete a group', ({ groupApi }) => groupApi.deleteGroup({ groupId: id })));
    default:
      return removeMapping(client, id, true);
  }
}
