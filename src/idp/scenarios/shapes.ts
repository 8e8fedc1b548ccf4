import type { Exchange } from '../../http/exchange.ts';
import { isJsonObject, type JsonObject, parseJson } from '../../scim/json.ts';
import type { SetUp } from '../set-up.ts';
import { asShortcoming, type Shortcoming } from '../shortcoming.ts';
import { pushed } from './groups.ts';
import { employed, married } from './people.ts';
import { type Scenario, type Stage, type Step, scenarioSet, settling } from './scenario.ts';

const needs = 'Group';
const members = ['ada', 'conan', 'grace'];

const team: readonly Step[] = [
  employed(...members),
  { flow: 'push groups', act: ({ idp, company }) => idp.pushGroup(company.group('team', members.slice(0, 2))) },
];

/** A group is pushed and changed while the identity provider writes members in another way. */
function written(does: string, setUp: SetUp, change: Parameters<Stage['idp']['changeMembers']>[1]): Scenario {
  return {
    does,
    needs,
    setUp: () => setUp,
    // Okta writes even an empty group in its other way.
    given: [employed(...members), ...(setUp.entra ? [pushed] : [])],
    async play({ idp, company }) {
      await idp.pushGroup(company.group('team', members.slice(0, 2)));
      const shortcomings = await settling({ idp });
      await idp.changeMembers('team', change);
      return shortcomings;
    },
  };
}

/** What was answered since the preparation, by method and beginning of the path below the base URL. */
function answers({ line, target }: Stage, since: number, method: string, path: string): readonly Exchange[] {
  return line.exchanges
    .slice(since)
    .filter(({ request }) => request.method === method && request.url.startsWith(`${target.baseUrl}${path}`));
}

function bodyOf({ answer }: Exchange): JsonObject {
  const body = parseJson(answer?.body ?? '');
  return isJsonObject(body) ? body : {};
}

/** Forms of requests that are reported or possible beside the usual ones, and of the answers to them. */
export const shapes = scenarioSet({
  'members-pathless': written(
    'writes members without a path',
    { okta: { knobs: { groupMembership: 'replace-pathless' } } },
    { add: ['grace'], remove: ['ada'] },
  ),

  'members-bare': written(
    'writes members in a message without schemas',
    { okta: { knobs: { groupMembership: 'replace-pathless-bare' } } },
    { add: ['grace'], remove: ['ada'] },
  ),

  'members-ref-null': written(
    'adds a member whose $ref is null',
    { entra: { knobs: { memberRef: true } } },
    {
      add: ['grace'],
    },
  ),

  'members-again': written(
    'adds members again who are there',
    { entra: { knobs: { redundantAdds: true } } },
    {
      add: ['grace'],
    },
  ),

  'members-at-once': {
    does: 'adds many members at once',
    needs,
    given: [
      employed(...members),
      { flow: 'push groups', act: ({ idp, company }) => idp.pushGroup(company.group('team', [])) },
    ],
    play: ({ idp }) => idp.changeMembers('team', { add: members }),
  },

  'members-lower-case': written(
    'removes a member by a list in lower case',
    { entra: { knobs: { opCase: 'lower', memberRemoval: 'value-list' } } },
    { remove: ['ada'] },
  ),

  'empty-patch': {
    does: 'sends a message without operations',
    ability: 'resync',
    setUp: () => ({ entra: { knobs: { emptyPatches: true } } }),
    given: [employed('ada')],
    play: async ({ idp }) => (await idp.resync()).map(asShortcoming),
  },

  'patch-of-account': {
    does: 'is told what became of an account it modified',
    compares: 'nothing',
    given: [...married, employed('mover')],
    async play(stage) {
      const since = stage.line.exchanges.length;
      await stage.idp.updateProfile('mover', { familyName: 'King' });
      const problems = await settling(stage);
      const patches = answers(stage, since, 'PATCH', '/Users/');
      return [...problems, ...patches.flatMap((exchange) => statusOf(exchange, isAccountOr204(exchange)))];
    },
  },

  'patch-of-group': {
    does: 'is told that a group was modified',
    needs,
    compares: 'nothing',
    given: team,
    async play(stage) {
      const since = stage.line.exchanges.length;
      await stage.idp.changeMembers('team', { add: ['grace'] });
      const problems = await settling(stage);
      const patches = answers(stage, since, 'PATCH', '/Groups/');
      const isFine = ({ answer }: Exchange) => [200, 204].includes(answer?.status ?? 0);
      return [...problems, ...patches.flatMap((exchange) => statusOf(exchange, isFine(exchange)))];
    },
  },

  'patch-of-group-204': {
    does: 'is answered without a body when it modifies a group',
    needs,
    compares: 'nothing',
    given: team,
    async play(stage) {
      const since = stage.line.exchanges.length;
      await stage.idp.changeMembers('team', { add: ['grace'] });
      const problems = await settling(stage);
      const patches = answers(stage, since, 'PATCH', '/Groups/');
      return [
        ...problems,
        ...patches.flatMap((exchange) => statusOf(exchange, exchange.answer?.status === 204, '204')),
      ];
    },
  },

  'groups-without-members': {
    does: 'is answered without members where it asks for none',
    needs,
    compares: 'nothing',
    given: team,
    async play(stage) {
      const { idp, company, others } = stage;
      const group = company.group('other team', ['ada']);
      const stranger = await others.create('User', { userName: company.address() });
      await others.create('Group', { displayName: group.name, members: [{ value: stranger }] });
      await idp.pushGroup(group);
      const problems = [...(await settling(stage))];
      await idp.renameGroup('other team', company.group('new name', []).name);
      problems.push(...(await settling(stage)));
      return [...problems, ...answers(stage, 0, 'GET', '/Groups').flatMap((exchange) => withMembers(exchange))];
    },
  },
});

function isAccountOr204(exchange: Exchange): boolean {
  return (
    exchange.answer?.status === 204 || (exchange.answer?.status === 200 && typeof bodyOf(exchange)['id'] === 'string')
  );
}

function statusOf(
  exchange: Exchange,
  isFine: boolean,
  expected = '200 with the resource, or 204',
): readonly Shortcoming[] {
  const { request, answer } = exchange;
  if (isFine || !answer) return [];
  const what = answer.body === '' ? 'an empty body' : 'another body';
  const about = `${request.method} ${new URL(request.url).pathname}`;
  return [{ about, expected, received: `${answer.status} with ${what}`, exchange }];
}

function withMembers(exchange: Exchange): readonly Shortcoming[] {
  const body = bodyOf(exchange);
  const list = Array.isArray(body['Resources']) ? body['Resources'].filter(isJsonObject) : [body];
  return list.some(({ members: shown }) => shown !== undefined)
    ? [{ about: 'a group asked for without members', expected: 'no members', received: 'members', exchange }]
    : [];
}
