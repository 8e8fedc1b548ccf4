export { type ConfigurationFile, defineConfig } from './config/configuration-file.ts';
export { expect, Inconclusive, test, verifies } from './harness/index.ts';
export type { IdentityProvider } from './idp/identity-provider.ts';
export type { ServerOptions } from './provider/options.ts';
export { type RunningProvider, startProvider } from './provider/start-provider.ts';
export type { Report } from './report/model.ts';
