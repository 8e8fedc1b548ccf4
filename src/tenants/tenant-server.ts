import type { RestAnswer, RestRequest, RestServerOptions } from './rest-server.ts';

/** How an emulated tenant is served. */
export interface TenantServerOptions extends Pick<RestServerOptions, 'port' | 'host' | 'tls'> {
  /** Whoever knows it may do everything. */
  readonly token: string;
  /** What it returns is answered instead, before anything else is looked at. */
  readonly interfere?: (request: RestRequest) => RestAnswer | undefined;
}
