import type { Leftover, RunFacts, TargetFacts } from '../model.ts';

export const sampleRun: RunFacts = {
  prefix: 'scimulate-4f1c',
  startedAt: '2026-11-20T14:03:11.482Z',
  durationMs: 18_240,
  complete: true,
  seed: 4711,
  runsPerProperty: 100,
  workers: 2,
  rate: 10,
  timeoutMs: 10_000,
  selection: [],
  idps: ['okta', 'entra'],
  profile: 'default',
  command: 'SCIM_TOKEN=… scimulate run https://scim.acme.example/v2 --idp okta --idp entra --seed 4711 --yes',
  node: '26.10.0',
  platform: 'linux x64',
  redacted: ['the value of Authorization headers', 'the token of SCIM_TOKEN', 'passwords'],
};

export const sampleTarget: TargetFacts = {
  url: 'https://scim.acme.example/v2',
  name: 'Acme Directory 2.3',
  authentication: 'bearer',
  resourceTypes: ['User', 'Group'],
  schemas: [
    'urn:ietf:params:scim:schemas:core:2.0:User',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
    'urn:ietf:params:scim:schemas:core:2.0:Group',
  ],
};

export const sampleAdvertised = {
  patch: 'yes',
  filter: 'yes',
  sort: 'no',
  bulk: 'no',
  etag: 'no',
  changePassword: 'unknown',
} as const;

export const sampleLeftover: Leftover = {
  resourceType: 'User',
  url: 'https://scim.acme.example/v2/Users/9d2f6c1e',
  reason: 'DELETE was answered with 500.',
};
