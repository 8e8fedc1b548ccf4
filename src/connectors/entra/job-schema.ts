import { parseExpression } from '../../idp/entra/expression.ts';
import type { EntraMapping } from '../../idp/entra/mapping.ts';
import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';

/** What the schema of a provisioning job says. */
export interface JobSchema {
  readonly ruleId: string;
  readonly mapping: readonly EntraMapping[];
  readonly groupMapping: readonly EntraMapping[];
  /** Attributes in the target whose expression nobody here understands: nothing is promised about them. */
  readonly unread: readonly string[];
}

export function readJobSchema(schema: JsonObject): JobSchema {
  const [rule = {}] = objects(schema['synchronizationRules']);
  const mappings = objects(rule['objectMappings']);
  const rowsOf = (name: string) => {
    const mapping = mappings.find(({ sourceObjectName }) => String(sourceObjectName).toLowerCase() === name);
    return objects(mapping?.['attributeMappings']).map(rowFrom);
  };
  const [people, groups] = [rowsOf('user'), rowsOf('group')];
  return {
    ruleId: String(rule['id']),
    mapping: people.filter(isUnderstood),
    groupMapping: groups.filter(isUnderstood),
    unread: [...people, ...groups].filter((row) => !isUnderstood(row)).map(({ target }) => target),
  };
}

function rowFrom({ targetAttributeName, source, matchingPriority, flowType, defaultValue }: JsonObject): EntraMapping {
  const target = String(targetAttributeName);
  const priority = Number(matchingPriority ?? 0);
  const { expression = '' } = isJsonObject(source) ? source : {};
  return {
    target,
    source: String(expression),
    ...(priority > 0 && { matching: priority }),
    ...(target.endsWith(':manager') && { isReference: true }),
    ...(flowType === 'ObjectAddOnly' && { apply: 'on-create' }),
    ...(typeof defaultValue === 'string' && defaultValue !== '' && { defaultValue }),
  };
}

/** Members are references between objects, and need no expression. */
function isUnderstood({ source, target }: EntraMapping): boolean {
  if (source === '' || target === 'members') return false;
  try {
    parseExpression(source);
    return true;
  } catch {
    return false;
  }
}

function objects(list: Json | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}
