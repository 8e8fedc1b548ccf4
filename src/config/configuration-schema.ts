import { liveSchema } from './live-settings.ts';
import { formats, requirementLevels } from './settings.ts';

/** A timer with a longer delay would end at once. */
const longestTimeoutMs = 2 ** 31 - 1;

/** A check may wait for hundreds of changes, and its own time limit grows with them. */
export const longestLagMs = 60_000;

const words = { type: 'array', items: { type: 'string', minLength: 1 } } as const;

/** JSON Schema of the configuration file. */
export const configurationSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Scimulate configuration',
  type: 'object',
  additionalProperties: false,
  properties: {
    url: { type: 'string', description: 'SCIM base URL of the target.' },
    token: { type: 'string', description: 'Bearer token, best as "${NAME}" of an environment variable.' },
    otherToken: { type: 'string', description: 'Bearer token of another tenant, to see that tenants are kept apart.' },
    name: { type: 'string', description: 'Name of the run, shown in the report.' },
    profile: { type: 'string', description: 'What the target declares about itself: a name or a file.' },
    idps: { ...words, description: 'Identity providers whose flows are played.' },
    idp: {
      type: 'object',
      additionalProperties: { type: 'object' },
      description: 'Choices of identity providers by name, see `scimulate list idps --json`.',
    },
    only: { ...words, description: 'Check ids, requirement ids, areas or words of titles.' },
    level: { enum: requirementLevels, description: 'The lowest level that is judged.' },
    seed: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'Seed of everything random.' },
    runs: { type: 'integer', minimum: 1, maximum: 100_000, description: 'Generated cases for each property.' },
    workers: { type: 'integer', minimum: 1, maximum: 64, description: 'Checks that run at the same time.' },
    rate: {
      type: 'number',
      exclusiveMinimum: 0,
      description: 'Requests per second at most; 10 when absent and the target is not loopback.',
    },
    timeoutMs: {
      type: 'integer',
      minimum: 1,
      maximum: longestTimeoutMs,
      description: 'Milliseconds until an answer must be complete.',
    },
    lagMs: {
      type: 'integer',
      minimum: 0,
      maximum: longestLagMs,
      description: 'Milliseconds that a change takes to be seen; what comes after it waits so long.',
    },
    known: { type: 'string', description: 'File with known failures.' },
    out: { type: 'string', description: 'Folder for reports.' },
    formats: { type: 'array', items: { enum: formats }, description: 'Report formats to write.' },
    readOnly: { type: 'boolean', description: 'Sends nothing that could change the target.' },
    consent: { type: 'boolean', description: 'Agrees that a target which is not loopback is written to.' },
    live: liveSchema,
    emailDomain: {
      type: 'string',
      pattern: String.raw`^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$`,
      description: 'Domain of generated user names and e-mail addresses.',
    },
    values: {
      type: 'object',
      additionalProperties: { type: 'string', minLength: 1 },
      description: 'Texts by attribute path for what the target accepts alone; {name} becomes a unique name.',
    },
  },
} as const;
