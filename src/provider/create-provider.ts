import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { ServiceProviderConfig } from '../scim/service-provider-config.ts';
import type { Authentication } from './auth/authentication.ts';
import { createCredentials } from './credentials.ts';
import { type CompiledType, compileType } from './engine/characteristics.ts';
import { Directory } from './engine/directory.ts';
import { standardOperations } from './engine/operations.ts';
import type { ResourceRecord } from './engine/record.ts';
import { lenient, strict } from './leniency.ts';
import { defaultMaxPayloadBytes, type ProviderOptions } from './options.ts';
import { CursorSeal } from './protocol/cursor.ts';
import { describeProvider } from './protocol/discovery.ts';
import type { Provider, ServedTenant } from './protocol/provider.ts';
import { Representations } from './protocol/representations.ts';
import { standardSteps } from './protocol/steps.ts';
import { standardResourceTypes, standardSchemas } from './resource-types.ts';

/**
 * Puts a service provider together.
 *
 * @param origin scheme, host and port by which clients reach it.
 */
export function createProvider(options: ProviderOptions, origin: string): Provider {
  const { basePath = '/scim/v2', tooManyAbove, now = Date.now } = options;
  const baseUrl = `${origin}${basePath}`;
  const schemas = overridden(standardSchemas, options.schemas ?? [], ({ id }) => id);
  const resourceTypes = overridden(standardResourceTypes, options.resourceTypes ?? [], ({ name }) => name);
  const byId = new Map(schemas.map((schema) => [schema.id, schema]));
  const types = resourceTypes.map((resourceType) => compileType(resourceType, byId));
  const tenants = (options.tenants ?? ['default']).map((name) => createTenant(name, options, types, baseUrl));
  const { ways, authenticate, sites } = createCredentials(options, tenants, { origin, baseUrl, now });
  const config = configOf(options, ways);
  return {
    basePath,
    unversionedPath: basePath.replace(/\/v2$/, ''),
    baseUrl,
    now,
    authenticate,
    sites,
    config,
    types,
    endpoints: new Map(types.map((type) => [type.resourceType.endpoint, type])),
    discovery: describeProvider(config, resourceTypes, schemas, baseUrl),
    tenants,
    representations: new Representations(options.answerCacheBytes ?? 64 * 1024 * 1024),
    cursors: new CursorSeal(),
    limits: { maxPatchOperations: options.maxPatchOperations ?? 1000 },
    ...(tooManyAbove !== undefined && { tooManyAbove }),
  };
}

function createTenant(
  name: string,
  options: ProviderOptions,
  types: readonly CompiledType[],
  baseUrl: string,
): ServedTenant {
  return {
    name,
    directory: new Directory({
      types,
      indexedPaths: options.indexedPaths ?? ['externalId', 'displayName', 'emails.value'],
      now: options.now ?? Date.now,
      newId: options.newId ?? randomUUID,
    }),
    leniency: { ...(options.strict ? strict : lenient), ...options.leniency },
    operations: standardOperations,
    steps: standardSteps,
    locate: ({ type, id }: ResourceRecord) => `${baseUrl}${type.resourceType.endpoint}/${encodeURIComponent(id)}`,
    digest: saltedDigest,
    maxValues: options.maxValues ?? 2000,
  };
}

function configOf(options: ProviderOptions, ways: readonly Authentication[]): ServiceProviderConfig {
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
      defaultPageSize,
      maxPageSize,
      cursorTimeout: options.cursorTimeoutSeconds ?? 3600,
    },
    authenticationSchemes: ways.map(({ description }) => description),
  };
}

function overridden<T>(standard: readonly T[], own: readonly T[], keyOf: (each: T) => string): readonly T[] {
  const replaced = new Set(own.map(keyOf));
  return [...standard.filter((each) => !replaced.has(keyOf(each))), ...own];
}

/** RFC 7643 section 4.1.1: passwords are not kept in clear text. */
function saltedDigest(secret: string): string {
  const salt = randomBytes(16).toString('base64url');
  return `sha256:${salt}:${createHash('sha256').update(salt).update(secret).digest('base64url')}`;
}
