import type { Exchange } from '../../http/exchange.ts';
import { isJsonObject, type JsonObject, parseJson } from '../../scim/json.ts';
import { isAvailable } from '../../target/capabilities.ts';
import type { Target } from '../../target/target.ts';
import type { Imported } from '../identity-provider.ts';
import { asShortcoming, type Shortcoming } from '../shortcoming.ts';
import { employed } from './people.ts';
import { idOf, type Stage, scenarioSet } from './scenario.ts';

const pageSize = 100;
/** More than a page of Okta's holds. */
const imported = pageSize + 1;
/** While others work in the target, pages shift; an import that nobody disturbed is not far away. */
const attempts = 6;

/** What an identity provider asks before it writes anything, and what it reads in full. */
export const reading = scenarioSet({
  connection: {
    does: 'can test the connection',
    compares: 'nothing',
    play: async ({ idp, target, line }) => {
      const problems = await idp.testConnection();
      // Nobody switches groups on where there are none.
      const isAboutGroups = /\/Groups\b/.test(line.exchanges.at(-1)?.request.url ?? '');
      return isAboutGroups && !isAvailable(target.capabilities, 'Group') ? [] : problems.map(asShortcoming);
    },
  },

  'shown-account': {
    does: 'sees of an account what it wants to see',
    needs: 'Group',
    compares: 'nothing',
    given: [
      employed('ada'),
      { flow: 'push groups', act: ({ idp, company }) => idp.pushGroup(company.group('team', ['ada'])) },
    ],
    async play(stage) {
      const id = idOf(stage, 'ada');
      const account = await stage.others.read('User', id);
      const missing = ['name', 'displayName', 'groups', 'active', 'emails'].filter(
        (name) => account[name] === undefined,
      );
      return missing.map((about) => ({ about, expected: 'a value', received: 'none', id }));
    },
  },

  entitlements: {
    does: 'discovers roles and entitlements',
    compares: 'nothing',
    unfit: withoutEntitlements,
    async play({ idp, line, target }) {
      const problems = (await idp.testConnection()).map(asShortcoming);
      const lists = line.exchanges.filter(({ request }) =>
        entitlementTypes(target).some(({ endpoint }) => request.url.startsWith(`${target.baseUrl}${endpoint}?`)),
      );
      return [...problems, ...lists.flatMap(incomplete)];
    },
  },

  'give-entitlement': {
    does: 'gives somebody what it has discovered',
    unfit: withoutEntitlements,
    async play({ idp, line, company }) {
      const problems = (await idp.testConnection()).map(asShortcoming);
      const names = line.exchanges.flatMap((exchange) => entriesOf(exchange)).flatMap(({ displayName }) => displayName);
      const role = names.find((name) => typeof name === 'string');
      await idp.assign(company.person('clerk', role === undefined ? {} : { roles: [role] }));
      return problems;
    },
  },

  'full-pages': {
    does: 'imports pages of a hundred entries',
    needs: 'index',
    ability: 'import',
    compares: 'nothing',
    async play(stage) {
      await many(stage, imported, async (name) => stage.others.create('User', { userName: name }));
      await stage.idp.importAll();
      const first = stage.line.exchanges.find(({ request }) => request.url.endsWith('/Users?startIndex=1&count=100'));
      const received = first === undefined ? 0 : entriesOf(first).length;
      if (received === pageSize) return [];
      return [
        {
          about: 'the first page of an import',
          expected: `${pageSize} entries`,
          received: `${received}`,
          ...(first && { exchange: first }),
        },
      ];
    },
  },

  import: {
    does: 'imports every account and every group once',
    needs: ['index', 'Group'],
    ability: 'import',
    compares: 'nothing',
    async play(stage) {
      const people = await many(stage, imported, async (name) => stage.others.create('User', { userName: name }));
      const group = await stage.others.create('Group', { displayName: stage.company.address() });
      const inactive = await stage.others.create('User', { userName: stage.company.address(), active: false });
      let shortcomings: readonly Shortcoming[] = [];
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        shortcomings = compare(await stage.idp.importAll(), people, [group], inactive);
        if (shortcomings.length === 0) break;
      }
      return [...shortcomings, ...stage.line.exchanges.flatMap(withoutNumbers).slice(0, 1)];
    },
  },
});

function entitlementTypes({ resourceTypes }: Target) {
  return resourceTypes.filter(({ schema }) => /^urn:okta:scim:schemas:core:1\.0:(Role|Entitlement)$/.test(schema));
}

function withoutEntitlements(target: Target): string | undefined {
  return entitlementTypes(target).length > 0
    ? undefined
    : "No resource type has Okta's schema of roles or entitlements.";
}

function entriesOf({ answer }: Exchange): readonly JsonObject[] {
  const body = parseJson(answer?.body ?? '');
  const list = isJsonObject(body) ? body['Resources'] : body;
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

/** OK-72: what a role or an entitlement has to have. */
function incomplete(exchange: Exchange): readonly Shortcoming[] {
  const without = entriesOf(exchange).filter(
    ({ id, displayName }) => typeof id !== 'string' || typeof displayName !== 'string',
  );
  const about = new URL(exchange.request.url).pathname;
  return without.map((entry) => ({ about, expected: 'id and displayName', received: JSON.stringify(entry), exchange }));
}

/** OK-51: counts are numbers. */
function withoutNumbers(exchange: Exchange): readonly Shortcoming[] {
  const body = parseJson(exchange.answer?.body ?? '');
  const page = isJsonObject(body) ? body : {};
  const wrong = ['totalResults', 'startIndex', 'itemsPerPage'].filter((name) => typeof page[name] !== 'number');
  return wrong.map((about) => ({
    about,
    expected: 'a number',
    received: JSON.stringify(page[about] ?? null),
    exchange,
  }));
}

async function many(
  { company }: Stage,
  count: number,
  create: (name: string) => Promise<string>,
): Promise<readonly string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const batch = Array.from({ length: Math.min(10, count - ids.length) }, async () => create(company.address()));
    ids.push(...(await Promise.all(batch)));
  }
  return ids;
}

function compare(
  { users, groups, problems }: Imported,
  people: readonly string[],
  groupIds: readonly string[],
  inactive: string,
): readonly Shortcoming[] {
  return [
    ...problems.map(asShortcoming),
    ...each('users', people, users),
    ...each('groups', groupIds, groups),
    ...(users.some(({ id }) => id === inactive)
      ? [{ about: 'import of users', expected: 'no inactive account', received: `the inactive account ${inactive}` }]
      : []),
  ];
}

function each(what: string, wanted: readonly string[], seen: readonly JsonObject[]): readonly Shortcoming[] {
  const times = (id: string) => seen.filter((resource) => resource['id'] === id).length;
  const missing = wanted.filter((id) => times(id) === 0).length;
  const double = wanted.filter((id) => times(id) > 1).length;
  if (missing + double === 0) return [];
  return [
    {
      about: `import of ${what}`,
      expected: `each of the ${wanted.length} created before, once`,
      received: `${missing} missing and ${double} more than once, among ${seen.length} in all`,
    },
  ];
}
