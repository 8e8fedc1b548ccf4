import type { OktaClient } from './okta-client.ts';

/** What provisioning is allowed to do in the application. */
export interface OktaCapabilities {
  readonly create?: { readonly lifecycleCreate?: Switch };
  readonly update?: { readonly profile?: Switch; readonly lifecycleDeactivate?: Switch; readonly password?: Switch };
}

interface Switch {
  readonly status?: string;
}

/** @throws TenantRefused where provisioning is not switched on */
export async function capabilitiesOf({ ask, appId }: Pick<OktaClient, 'ask' | 'appId'>): Promise<OktaCapabilities> {
  const feature = await ask('read the provisioning features', ({ applicationApi }) =>
    applicationApi.getFeatureForApplication({ appId, name: 'USER_PROVISIONING' }),
  );
  return (feature as { capabilities?: OktaCapabilities }).capabilities ?? {};
}
