import { parseAttributePath } from '../../scim/attribute-path.ts';
import { schemaUrn } from '../../scim/urn.ts';
import type { Target } from '../../target/target.ts';
import { defaultUserMapping, type EntraMapping, rolesMapping, singleRoleMapping } from '../entra/mapping.ts';
import { asShortcoming } from '../shortcoming.ts';
import { employed, employedAs } from './people.ts';
import { idOf, type Scenario, type Step, scenarioSet } from './scenario.ts';

const manager = `${schemaUrn.EnterpriseUser}:manager.value`;

const both = employed('boss', 'report');
const withManager: Step = {
  flow: 'write managers',
  act: ({ idp }) => idp.updateProfile('report', { manager: 'boss' }),
};

/** The path of a text attribute in an extension that is the target's own; `undefined` where it has none. */
function customAttribute({ resourceTypes, schemas }: Target): string | undefined {
  const user = resourceTypes.find(({ name }) => name === 'User');
  const own = (user?.schemaExtensions ?? []).filter(({ schema }) => schema !== schemaUrn.EnterpriseUser);
  return own
    .flatMap(({ schema }) => schemas.filter(({ id }) => id === schema))
    .flatMap(({ id, attributes }) => attributes.map((attribute) => ({ path: `${id}:${attribute.name}`, ...attribute })))
    .find(
      ({ path, type, multiValued, mutability, uniqueness, canonicalValues }) =>
        parseAttributePath(path) !== undefined &&
        type === 'string' &&
        !multiValued &&
        mutability === 'readWrite' &&
        uniqueness === 'none' &&
        canonicalValues === undefined,
    )?.path;
}

function roles(
  does: string,
  mapping: readonly EntraMapping[],
  before: readonly string[],
  after: readonly string[],
): Scenario {
  return {
    does,
    attributes: ['roles.value'],
    setUp: () => ({ entra: { mapping: [...defaultUserMapping, ...mapping] } }),
    isOwnPreparation: true,
    given: [employedAs(['clerk'], () => ({ roles: before }))],
    play: ({ idp }) => idp.updateProfile('clerk', { roles: after }),
  };
}

/** Attributes that lead elsewhere, and those a mapping has to be extended for. */
export const references = scenarioSet({
  manager: {
    does: 'gives somebody a manager',
    attributes: [manager],
    given: [both],
    play: ({ idp }) => idp.updateProfile('report', { manager: 'boss' }),
  },

  'change-manager': {
    does: 'gives somebody another manager',
    attributes: [manager],
    given: [employed('boss', 'other boss', 'report'), withManager],
    play: ({ idp }) => idp.updateProfile('report', { manager: 'other boss' }),
  },

  'remove-manager': {
    does: 'takes the manager away',
    attributes: [manager],
    given: [both, withManager],
    play: ({ idp }) => idp.updateProfile('report', { manager: null }),
  },

  'ask-for-manager': {
    does: 'is told who has which manager',
    attributes: [manager],
    compares: 'nothing',
    given: [both],
    async play(stage) {
      await stage.idp.updateProfile('report', { manager: 'boss' });
      const problems = (await stage.idp.settle()).filter(({ step }) => step === 'check manager');
      const { exchanges } = stage.line;
      const isWritten = exchanges.some(({ request }) => request.body?.includes(':manager') === true);
      const asked = { about: 'a filter by id and manager', id: idOf(stage, 'report') };
      return [
        ...problems.map(asShortcoming),
        ...(problems.length > 0 || isWritten
          ? []
          : [{ ...asked, expected: 'no account, since it has no manager', received: 'the account' }]),
      ];
    },
  },

  'shown-manager': {
    does: 'sees the manager it has written',
    attributes: [manager],
    ability: 'resync',
    given: [both, withManager],
    async play(stage) {
      const before = stage.line.exchanges.length;
      const problems = await stage.idp.resync();
      const again = stage.line.exchanges.slice(before).filter(({ request }) => request.body?.includes(':manager'));
      return [
        ...problems.map(asShortcoming),
        ...again.map(({ request }) => ({
          about: 'a cycle without changes',
          expected: 'no write, because the account shows its manager',
          received: `${request.method} ${request.body}`,
          id: idOf(stage, 'report'),
        })),
      ];
    },
  },

  'change-custom': {
    does: 'pushes a changed attribute of an own extension',
    unfit: (target) =>
      customAttribute(target) === undefined
        ? 'Users have no extension with a text attribute but the enterprise one.'
        : undefined,
    isOwnPreparation: true,
    setUp(target) {
      const path = customAttribute(target) ?? '';
      return {
        okta: { mapping: [{ path, from: ({ custom }) => custom?.['scimulate'] }] },
        entra: { mapping: [...defaultUserMapping, { target: path, source: '[scimulate]' }] },
      };
    },
    given: [employedAs(['mover'], () => ({ custom: { scimulate: 'before' } }))],
    play: ({ idp }) => idp.updateProfile('mover', { custom: { scimulate: 'after' } }),
  },

  'change-role': roles('changes the role of somebody', singleRoleMapping, ['Admin'], ['Reader']),

  'add-role': roles(
    'adds a role to others',
    [rolesMapping('AppRoleAssignmentsComplex')],
    ['Admin'],
    ['Admin', 'Reader'],
  ),

  'take-role': roles(
    'takes one of several roles away',
    [rolesMapping('AssertiveAppRoleAssignmentsComplex')],
    ['Admin', 'Reader'],
    ['Reader'],
  ),
});
