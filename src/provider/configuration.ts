import type { AuthenticationScheme, ServiceProviderConfig } from '../scim/service-provider-config.ts';
import type { ProviderOptions } from './options.ts';

export const defaultMaxPayloadBytes = 1024 * 1024;

/** What the service provider says of itself, RFC 7643 section 5. */
export function configurationOf(
  options: ProviderOptions,
  authenticationSchemes: readonly AuthenticationScheme[],
): ServiceProviderConfig {
  const { defaultPageSize = 100, maxPageSize = 1000 } = options;
  return {
    patch: { supported: true },
    bulk: {
      supported: true,
      maxOperations: options.maxBulkOperations ?? 1000,
      maxPayloadSize: options.maxPayloadBytes ?? defaultMaxPayloadBytes,
    },
    filter: { supported: true, maxResults: maxPageSize },
    changePassword: { supported: true },
    sort: { supported: true },
    etag: { supported: true },
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: options.defaultPaging ?? 'index',
      defaultPageSize: Math.min(defaultPageSize, maxPageSize),
      maxPageSize,
      cursorTimeout: options.cursorTimeoutSeconds ?? 3600,
    },
    authenticationSchemes,
  };
}
