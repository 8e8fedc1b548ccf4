import type { AuthenticationScheme, ServiceProviderConfig } from '../scim/service-provider-config.ts';
import type { ProviderOptions } from './options.ts';
import type { Policy } from './policy.ts';

export const defaultMaxPayloadBytes = 1024 * 1024;

type Feature = NonNullable<Policy['withoutFeatures']>[number];

/** What the service provider says of itself, RFC 7643 section 5. */
export function configurationOf(
  options: ProviderOptions,
  authenticationSchemes: readonly AuthenticationScheme[],
): ServiceProviderConfig {
  const { defaultPageSize = 100, maxPageSize = 1000, policy } = options;
  const has = (feature: Feature): boolean => !policy?.withoutFeatures?.includes(feature);
  return {
    patch: { supported: has('patch') },
    bulk: {
      supported: has('bulk'),
      maxOperations: options.maxBulkOperations ?? 1000,
      maxPayloadSize: options.maxPayloadBytes ?? defaultMaxPayloadBytes,
    },
    filter: { supported: has('filter'), maxResults: maxPageSize },
    changePassword: { supported: has('changePassword') },
    sort: { supported: has('sort') },
    etag: { supported: has('etag') },
    pagination: {
      cursor: has('cursor'),
      index: true,
      defaultPaginationMethod: options.defaultPaging ?? 'index',
      defaultPageSize: Math.min(defaultPageSize, maxPageSize),
      maxPageSize,
      cursorTimeout: options.cursorTimeoutSeconds ?? 3600,
    },
    authenticationSchemes,
  };
}
