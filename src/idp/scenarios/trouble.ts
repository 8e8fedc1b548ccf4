import type { HttpRequest } from '../../http/exchange.ts';
import { isJsonObject, parseJson } from '../../scim/json.ts';
import { definitionOf } from '../../target/definition-of.ts';
import type { Target } from '../../target/target.ts';
import type { ProvisioningProblem } from '../identity-provider.ts';
import { asShortcoming, type Shortcoming } from '../shortcoming.ts';
import { earlierAccount, employed, married } from './people.ts';
import { idOf, scenarioSet } from './scenario.ts';

function isCreate({ method }: HttpRequest): boolean {
  return method === 'POST';
}

function isWrite({ method }: HttpRequest): boolean {
  return method !== 'GET';
}

/** The identity provider is to be told with this status; nothing when it was. */
function told(about: string, status: number, problems: readonly ProvisioningProblem[]): readonly Shortcoming[] {
  if (problems.some((problem) => problem.status === status)) return [];
  const [problem] = problems;
  return [{ about, expected: `status ${status}`, received: problem ? asShortcoming(problem).received : 'success' }];
}

/** What goes wrong between an identity provider and a target, or behind its back. */
export const trouble = scenarioSet({
  conflict: {
    does: 'is told that a name is taken, and finds the account later',
    given: married,
    async play({ idp, company, others, line }) {
      const person = company.person('rival');
      line.disturb(async () => void (await others.create('User', earlierAccount(person))), isCreate);
      await idp.assign(person);
      const shortcomings = told('a create with a userName that is taken', 409, await idp.settle());
      return [...shortcomings, ...(await idp.retry()).map(asShortcoming)];
    },
    ability: 'retry',
  },

  vanished: {
    does: 'notices that an account is gone',
    given: [employed('lost')],
    async play(stage) {
      const id = idOf(stage, 'lost');
      await stage.others.delete('User', id);
      await stage.idp.updateProfile('lost', { familyName: 'King' });
      const problems = await stage.idp.settle();
      // Who looks for the account again says nothing; who does not is told that it is gone.
      const isBack = problems.length === 0 && idOf(stage, 'lost') !== id;
      return isBack ? [] : told('an account that is gone', 404, problems);
    },
    compares: 'nothing',
  },

  outage: {
    does: 'recovers from an outage in the middle of its work',
    ability: 'retry',
    async play({ idp, company, line }) {
      line.disturb(async () => line.disturb('no answer'), isCreate);
      for (const key of ['first', 'second', 'third']) await idp.assign(company.person(key));
      await idp.settle();
      line.calm();
      return (await idp.retry()).map(asShortcoming);
    },
  },

  'lost-answer': {
    does: 'finds the account again whose creation it was not told of',
    ability: 'retry',
    async play({ idp, company, line }) {
      line.disturb('answer lost', isCreate);
      await idp.assign(company.person('joiner'));
      await idp.settle();
      return (await idp.retry()).map(asShortcoming);
    },
  },

  explanation: {
    does: 'can tell the administrator why a create failed',
    compares: 'nothing',
    async play({ idp, company, others, line }) {
      const person = company.person('rival');
      line.disturb(async () => void (await others.create('User', earlierAccount(person))), isCreate);
      await idp.assign(person);
      const [problem] = await idp.settle();
      if (problem?.detail) return [];
      return [
        {
          about: 'a create that fails',
          expected: 'a SCIM error with a detail',
          received: problem ? 'no detail' : 'success',
        },
      ];
    },
  },

  'slow-down': {
    does: 'goes on where it was asked for patience',
    given: [...married, employed('early')],
    async play({ idp, company, line }) {
      line.disturb('too many requests', isCreate);
      line.disturb('too many requests', isWrite);
      await idp.updateProfile('early', { familyName: 'King' });
      for (const key of ['first', 'second']) await idp.assign(company.person(key));
    },
  },

  'drift-user': {
    does: 'puts an account right that was changed elsewhere',
    ability: 'resync',
    given: [...married, employed('drifter')],
    async play(stage) {
      await stage.others.change('User', idOf(stage, 'drifter'), { name: { givenName: 'Some', familyName: 'Body' } });
      return (await stage.idp.resync()).map(asShortcoming);
    },
  },

  'drift-group': {
    does: 'puts a group right that was renamed elsewhere',
    needs: 'Group',
    ability: 'resync',
    given: [
      employed('ada'),
      { flow: 'push groups', act: ({ idp, company }) => idp.pushGroup(company.group('team', ['ada'])) },
    ],
    async play(stage) {
      const { name } = stage.company.group('other name', []);
      await stage.others.change('Group', idOf(stage, 'team'), { displayName: name });
      return (await stage.idp.resync()).map(asShortcoming);
    },
  },

  'nothing-to-do': {
    does: 'has nothing to write when nothing has changed',
    ability: 'resync',
    given: [
      employed('ada'),
      { flow: 'push groups', act: ({ idp, company }) => idp.pushGroup(company.group('team', ['ada'])) },
    ],
    needs: 'Group',
    async play({ idp, line, target }) {
      const before = line.exchanges.length;
      const problems = await idp.resync();
      const requests = line.exchanges.slice(before).map(({ request }) => request);
      const writes = requests.filter((request) => isWrite(request) && concerns(request, target));
      return [...problems.map(asShortcoming), ...writes.map(needless)];
    },
  },
});

/** Whether a PATCH writes an attribute that the target knows; what it does not know it cannot keep. */
function concerns({ body = '' }: HttpRequest, { schemas }: Target): boolean {
  const message = parseJson(body);
  const operations = isJsonObject(message) && Array.isArray(message['Operations']) ? message['Operations'] : [];
  const paths = operations.filter(isJsonObject).flatMap(({ path, value }) => {
    if (typeof path === 'string') return [path];
    return isJsonObject(value) ? Object.keys(value) : [];
  });
  return paths.length === 0 || paths.some((path) => definitionOf(path, schemas) !== undefined);
}

function needless({ method, url, body = '' }: HttpRequest): Shortcoming {
  const { pathname } = new URL(url);
  return {
    about: 'a cycle without changes',
    expected: 'no write, because the values are answered as they were sent',
    received: `${method} ${pathname} ${body}`.trimEnd(),
    id: decodeURIComponent(pathname.split('/').at(-1) ?? ''),
  };
}
