import type { FilterExpression } from '../../scim/filter.ts';
import type { CompiledType } from '../engine/characteristics.ts';
import { compileFilter } from '../engine/filter-compiler.ts';
import type { ResourceRecord } from '../engine/record.ts';
import { recordScope } from '../engine/record-scope.ts';
import { resolveTarget } from '../engine/target.ts';
import type { Tenant } from '../engine/tenant.ts';

/** Tells of single resources, wherever they are, whether they match a filter. @throws ScimError invalidFilter */
export function judge(
  tenant: Tenant,
  types: readonly CompiledType[],
  filter: FilterExpression | undefined,
): (record: ResourceRecord) => boolean {
  if (!filter) return () => true;
  const { leniency } = tenant;
  const { bareExtensionNames } = leniency;
  const predicates = new Map(
    types.map((type) => {
      const isKnownElsewhere = (path: Parameters<typeof resolveTarget>[1]): boolean =>
        types.some((other) => resolveTarget(other, path, bareExtensionNames) !== undefined);
      const scope = recordScope({ type, presenting: tenant, bareExtensionNames, isKnownElsewhere });
      return [type, compileFilter(filter, scope, leniency)];
    }),
  );
  return (record) => predicates.get(record.type)?.(record) ?? false;
}
