import type { FilterExpression } from '../../scim/filter.ts';
import { isJsonObject } from '../../scim/json.ts';
import { commonAttributes } from '../../scim/resource.ts';
import { schemaUrn } from '../../scim/urn.ts';
import type { Attributes } from '../engine/attributes.ts';
import { type CompiledType, findByName } from '../engine/characteristics.ts';
import { defaultProjection } from '../engine/projection.ts';
import type { Tenant } from '../engine/tenant.ts';
import { withAssets } from './assets.ts';
import type { Defect } from './defect.ts';
import { filters, type Leaf, mapped, nothing } from './filter-change.ts';
import { eachPatch, kept, operations, steps } from './seams.ts';
import { recordsOf } from './stored.ts';

/** What goes wrong where a service provider was written for Users and Groups and serves something else. */
export const furtherTypeDefects: readonly Defect[] = [
  {
    id: 'further-type-attributes-lost',
    severity: 'high',
    title: 'Only the required attributes of further resource types are stored.',
    violates: ['7644-3.3-02', '7644-3.5.1-04', '7644-3.5.2.3-02'],
    sources: [],
    options: withAssets,
    behaviour: kept((attributes, type) => (isFurther(type) ? requiredOf(attributes, type) : attributes)),
  },
  {
    id: 'further-type-remove-ignored',
    severity: 'medium',
    title: 'remove has no effect on further resource types.',
    violates: ['7644-3.5.2.2-02'],
    sources: [],
    options: withAssets,
    behaviour: eachPatch((operation, { type }) =>
      operation.op === 'remove' && isFurther(type) ? undefined : operation,
    ),
  },
  {
    id: 'further-type-readonly-taken',
    severity: 'medium',
    title: 'Attributes of further resource types are taken from clients although they are readOnly.',
    violates: ['7643-7-29'],
    sources: [],
    options: withAssets,
    behaviour: operations((was) => ({
      read: (tenant, type, body) => {
        const attributes = was.read(tenant, type, body);
        if (!isFurther(type) || !isJsonObject(body)) return attributes;
        const taken = type.attributes.filter(
          ({ name, mutability, source }) =>
            source === 'stored' && mutability === 'readOnly' && body[name] !== undefined,
        );
        return { ...attributes, ...Object.fromEntries(taken.map(({ name }) => [name, body[name]!])) };
      },
    })),
  },
  {
    id: 'further-type-shown-on-request',
    severity: 'medium',
    title: 'Of further resource types only the required attributes are returned, unless others are asked for.',
    violates: ['7643-7-39', '7644-3.9-01', '7644-3.3-02'],
    sources: [],
    options: withAssets,
    behaviour: steps((was) => ({
      represent: (exchange, record, projection) => {
        const { type } = record;
        const least = defaultProjection(type).filter(({ attribute }) => attribute.required || isCommon(attribute.name));
        return was.represent(exchange, record, projection ?? (isFurther(type) ? least : undefined));
      },
    })),
  },
  {
    id: 'further-type-projection-unknown',
    severity: 'medium',
    title: 'attributes and excludedAttributes know only the common attributes of further resource types.',
    violates: ['7644-3.9-04', '7644-3.9-07'],
    sources: [],
    options: withAssets,
    behaviour: operations((was) => ({
      project: (tenant, type, { attributes, excludedAttributes }) =>
        was.project(tenant, type, {
          attributes: isFurther(type) ? attributes?.filter(isCommon) : attributes,
          excludedAttributes: isFurther(type) ? excludedAttributes?.filter(isCommon) : excludedAttributes,
        }),
    })),
  },
  {
    id: 'further-type-filter-finds-nothing',
    severity: 'medium',
    title: 'Filters find nothing by the attributes that only further resource types have.',
    violates: ['7644-3.4.2.2-10'],
    sources: [],
    options: withAssets,
    behaviour: filtersOnFurther((leaf) => (isCommon(leaf.path.attribute) ? leaf : nothing)),
  },
  {
    id: 'further-type-filter-heeds-case',
    severity: 'medium',
    title: 'Filters on further resource types heed case whatever caseExact says.',
    violates: ['7643-7-25', '7643-2.2-03'],
    sources: [],
    options: withAssets,
    behaviour: filtersOnFurther((leaf, tenant, type) => {
      if (leaf.op !== 'eq' || typeof leaf.value !== 'string' || isCommon(leaf.path.attribute)) return leaf;
      const name = findByName(type.names, leaf.path.attribute)?.name ?? '';
      const same = recordsOf(tenant, type).filter(({ attributes }) => attributes[name] === leaf.value);
      const ids = same.map(({ id }): FilterExpression => ({ op: 'eq', path: { attribute: 'id' }, value: id }));
      return { op: 'or', terms: [...ids, nothing] };
    }),
  },
];

function isFurther({ resourceType: { schema } }: CompiledType): boolean {
  return schema !== schemaUrn.User && schema !== schemaUrn.Group;
}

function isCommon(name: string): boolean {
  return commonAttributes.some((attribute) => attribute.name.toLowerCase() === name.toLowerCase());
}

/** The leaves of filters on one further resource type. */
function filtersOnFurther(
  change: (leaf: Leaf, tenant: Tenant, type: CompiledType) => FilterExpression,
): Defect['behaviour'] {
  return filters((filter, tenant, types) => {
    const [type] = types;
    return type && isFurther(type) ? mapped(filter, (leaf) => change(leaf, tenant, type)) : filter;
  });
}

function requiredOf(attributes: Attributes, type: CompiledType): Attributes {
  const isRequired = (name: string): boolean =>
    isCommon(name) || type.attributes.some((attribute) => attribute.name === name && attribute.required);
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isRequired(name)));
}
