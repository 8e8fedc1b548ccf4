import type { Attribute } from '../scim/attribute.ts';
import { isJsonObject, type JsonObject } from '../scim/json.ts';
import { each, expected, type Rule, type Violation } from './rule.ts';
import { called, type SeenResource } from './seen-resource.ts';
import type { Sight } from './sight.ts';
import type { TypeDefinition } from './type-definition.ts';

/** What is returned and what never is. */
export const returned: readonly Rule[] = [
  {
    id: 'passive.never-returned',
    title: 'attributes with returned never or mutability writeOnly are in no answer',
    requirements: ['7643-7-34', '7643-7-37', '7643-4.1.1-25'],
    fix: 'Leave attributes with returned "never" or mutability "writeOnly", such as password, out of every answer.',
    judge: ({ resources }) =>
      each(
        resources.filter(({ type }) => hasHidden(type)),
        (resource) => {
          const hidden = resource.shown.attributes.find(({ definition }) => isHidden(definition));
          return (
            hidden !== undefined && { expected: `no ${hidden.path}`, received: `${hidden.path} of ${called(resource)}` }
          );
        },
      ),
  },
  {
    id: 'passive.password-never-returned',
    title: 'no answer has a password in any form',
    requirements: ['7643-4.1.1-18', '7643-4.1.1-25'],
    fix: 'Return neither the password nor a hash of it or a mask for it.',
    judge: ({ resources }) =>
      each(
        resources.filter(({ type }) => type.resourceType.name === 'User'),
        (resource) => {
          const isShown = Object.entries(resource.json).some(
            ([name, value]) => /^password$/i.test(name) && value !== null,
          );
          return isShown && { expected: 'no password', received: `password of ${called(resource)}` };
        },
      ),
  },
  {
    id: 'passive.no-password-repeated',
    title: 'no answer repeats a password that was sent',
    requirements: ['7643-4.1.1-18'],
    fix: 'Keep passwords out of every answer, error messages included.',
    judge({ before, answer }) {
      if (before.passwords.size === 0 || answer.body === '') return undefined;
      const isRepeated = [...before.passwords].some((password) => answer.body.includes(password));
      return expected(!isRepeated, 'no password', 'a password in the body');
    },
  },
  {
    id: 'passive.no-token-repeated',
    title: 'no answer repeats the bearer token',
    requirements: ['7644-7.3-01'],
    level: 'SHOULD',
    fix: 'Keep the token out of answers, error messages included: they end in logs and tickets.',
    judge({ landscape, answer }) {
      const { token } = landscape;
      if (token === undefined) return undefined;
      const isRepeated = answer.body.includes(token) || answer.headers.some(([, value]) => value.includes(token));
      return expected(!isRepeated, 'no token', 'the token');
    },
  },
  {
    id: 'passive.always-returned',
    title: 'required attributes with returned always are in every answer',
    requirements: ['7643-7-36', '7644-3.4.2-11', '7644-3.9-04'],
    fix: 'Return attributes with returned "always" whatever attributes and excludedAttributes say.',
    judge: ({ resources }) =>
      each(
        resources.filter(({ type }) => type.isDescribed),
        (resource) => missing(resource, ({ returned: when, required }) => when === 'always' && required),
      ),
  },
  {
    id: 'passive.required-attributes',
    title: 'every resource has values for its required attributes',
    requirements: ['7643-7-21'],
    level: 'SHOULD',
    fix: 'Ask for the attribute on create and replace or give it a default, or publish required false.',
    judge: ({ resources }) =>
      each(
        resources.filter(({ type, isWhole }) => type.isDescribed && isWhole),
        (resource) => missing(resource, ({ required, ...definition }) => required && isShownByDefault(definition)),
      ),
  },
  {
    id: 'passive.required-extensions',
    title: 'every resource has the extensions that its type requires',
    requirements: ['7643-6-15'],
    level: 'SHOULD',
    fix: 'Give each resource the attributes of a required extension, or publish the extension with required false.',
    judge: ({ resources }) =>
      each(
        resources.filter(({ type, isWhole }) => isWhole && requiredExtensions(type).length > 0),
        (resource) => {
          const urn = requiredExtensions(resource.type).find(
            (extension) => !isJsonObject(memberOf(resource.json, extension)),
          );
          return urn !== undefined && { expected: `attributes of ${urn}`, received: `none on ${called(resource)}` };
        },
      ),
  },
  {
    id: 'passive.returned-on-request',
    title: 'attributes with returned request come only when they are asked for',
    requirements: ['7643-7-40', '7644-3.4-02'],
    fix: 'Leave attributes with returned "request" out unless attributes names them or the request wrote them.',
    judge: (sight) =>
      sight.method === 'GET' || sight.list
        ? each(
            sight.resources.filter(({ type }) => has(type, ({ returned: when }) => when === 'request')),
            (resource) => unasked(resource, sight),
          )
        : undefined,
  },
];

function isHidden({ returned: when, mutability }: Attribute): boolean {
  return when === 'never' || mutability === 'writeOnly';
}

function hasHidden(type: TypeDefinition): boolean {
  return has(type, isHidden);
}

function has(type: TypeDefinition, isMeant: (definition: Attribute) => boolean): boolean {
  const all = [type.attributes, ...type.extensions.values()];
  return all.some((definitions) =>
    [...(definitions?.values() ?? [])].some((one) => isMeant(one) || (one.subAttributes ?? []).some(isMeant)),
  );
}

function isShownByDefault({ returned: when, mutability }: Pick<Attribute, 'returned' | 'mutability'>): boolean {
  return (when === 'always' || when === 'default') && mutability !== 'writeOnly';
}

/** They have rules of their own. */
const judgedElsewhere = new Set(['schemas', 'id']);

function missing(resource: SeenResource, isDue: (definition: Attribute) => boolean): Violation | false {
  for (const [name, definition] of resource.type.attributes) {
    if (!isDue(definition) || judgedElsewhere.has(name)) continue;
    const value = memberOf(resource.json, name);
    const isEmpty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    if (isEmpty) return { expected: definition.name, received: `${called(resource)} without ${definition.name}` };
  }
  return false;
}

function requiredExtensions({ resourceType }: TypeDefinition): readonly string[] {
  return resourceType.schemaExtensions.filter(({ required }) => required).map(({ schema }) => schema);
}

function unasked(resource: SeenResource, { query }: Sight) {
  const asked = String(query['attributes'] ?? '').toLowerCase();
  const surplus = resource.shown.attributes.find(({ definition, parent }) => {
    const names = [definition.name, parent?.name].flatMap((name) => name?.toLowerCase() ?? []);
    return definition.returned === 'request' && !names.some((name) => asked.includes(name));
  });
  return (
    surplus !== undefined && { expected: `no ${surplus.path}`, received: `${surplus.path} of ${called(resource)}` }
  );
}

function memberOf(json: JsonObject, name: string) {
  const folded = name.toLowerCase();
  return Object.entries(json).find(([candidate]) => candidate.toLowerCase() === folded)?.[1];
}
