import type { RestServerOptions } from './rest-server.ts';

/** How an emulated tenant is served. */
export interface TenantServerOptions
  extends Pick<RestServerOptions, 'port' | 'host' | 'tls' | 'interfere' | 'witness'> {
  /** Whoever knows it may do everything. */
  readonly token: string;
}
