import { inspect } from 'node:util';
import { Clock } from './clock.ts';
import { configurationOf } from './configuration.ts';
import { answerControl, controlPath } from './control/control-api.ts';
import { RequestLog } from './control/request-log.ts';
import { createTenant } from './create-tenant.ts';
import { createCredentials } from './credentials.ts';
import { installDefects, withNeedsOfDefects } from './defects/install.ts';
import { type CompiledType, compileType } from './engine/characteristics.ts';
import { FaultInjector } from './faults.ts';
import { type Leniency, leniencyOf } from './leniency.ts';
import type { ProviderOptions } from './options.ts';
import { applyPolicy } from './policies/apply-policy.ts';
import { CursorSeal } from './protocol/cursor.ts';
import { describeProvider } from './protocol/discovery.ts';
import { ListCache } from './protocol/list-cache.ts';
import type { Provider } from './protocol/provider.ts';
import { Representations } from './protocol/representations.ts';
import { RateLimit } from './rate-limit.ts';
import { standardResourceTypes, standardSchemas } from './resource-types.ts';

/**
 * Puts a service provider together.
 *
 * @param origin scheme, host and port by which clients reach it.
 * @param faults what goes wrong on purpose; the HTTP server makes it happen.
 * @throws RangeError when the options do not fit each other, such as a resource type without its schema,
 *   or there is no defect called so.
 */
export function createProvider(
  given: ProviderOptions,
  origin: string,
  faults = new FaultInjector(given.random ?? Math.random),
): Provider {
  const options = withNeedsOfDefects(given);
  const { basePath = '/scim/v2', tooManyAbove, rate, observer, control } = options;
  const { answerCacheBytes: cacheBytes = 64 * 1024 * 1024 } = options;
  const baseUrl = `${origin}${basePath}`;
  const clock = new Clock(options.now ?? Date.now);
  const { now } = clock;
  const schemas = overridden(standardSchemas, options.schemas, ({ id }) => id);
  const { policy } = options;
  const resourceTypes = overridden(standardResourceTypes, options.resourceTypes, ({ name }) => name).filter(
    ({ name }) => policy?.types?.includes(name) ?? true,
  );
  const byId = new Map(schemas.map((schema) => [schema.id, schema]));
  const types = resourceTypes.map((resourceType) => compileType(resourceType, byId));
  const tenants = (options.tenants ?? ['default']).map((name) => createTenant(name, options, types, { baseUrl, now }));
  const { ways, bearers, authenticate, sites } = createCredentials(options, tenants, { origin, baseUrl, now });
  const config = configurationOf(
    options,
    ways.map(({ description }) => description),
  );
  const log = control ? new RequestLog(1000, controlPath) : undefined;
  const provider: Provider = {
    basePath,
    unversionedPath: basePath.replace(/\/v2$/, ''),
    baseUrl,
    now,
    authenticate,
    sites,
    config,
    types,
    endpoints: endpointsOf(types, leniencyOf(options)),
    discovery: describeProvider(config, resourceTypes, schemas, baseUrl),
    tenants,
    representations: new Representations(cacheBytes),
    cursors: new CursorSeal(),
    lists: new ListCache(cacheBytes / 4),
    limits: { maxPatchOperations: options.maxPatchOperations ?? 1000 },
    onFailure: options.onFailure ?? ((error) => process.stderr.write(`${inspect(error)}\n`)),
    observers: [observer, log?.observer].filter((each) => each !== undefined),
    ...(rate && { rateLimit: new RateLimit(rate, now) }),
    ...(tooManyAbove !== undefined && { tooManyAbove }),
  };
  const state = policy && applyPolicy(provider, policy);
  if (control && log) {
    const controlled = {
      provider,
      ...(state && { state }),
      clock,
      faults,
      log,
      bearers,
      ...(control !== true && control),
    };
    sites.set(controlPath, (request, path) => answerControl(controlled, request, path));
  }
  installDefects(provider, options.defects);
  return provider;
}

/** Resource types by the paths that lead to them; the spelling of the resource type wins. */
function endpointsOf(types: readonly CompiledType[], { lowerCaseEndpoints }: Leniency): Map<string, CompiledType> {
  const exact = types.map((type) => [type.resourceType.endpoint, type] as const);
  const folded = lowerCaseEndpoints ? exact.map(([path, type]) => [path.toLowerCase(), type] as const) : [];
  return new Map([...folded, ...exact]);
}

/** The standard ones with those of the user added, or put in the place of the one with the same key. */
function overridden<T>(standard: readonly T[], own: readonly T[] = [], keyOf: (each: T) => string): readonly T[] {
  return [...new Map([...standard, ...own].map((each) => [keyOf(each), each])).values()];
}
