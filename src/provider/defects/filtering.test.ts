import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import { filteringDefects } from './filtering.ts';
import { type Manifestation, type Stage, showing } from './testing/stage.ts';

/** Who a filter finds among four people. */
function finding(filter: string, right: readonly string[] | number, wrong: readonly string[] | number): Manifestation {
  return [
    async ({ user, found }: Stage) => {
      const emails = ['home', 'work'].map((type) => ({ type, value: `ann@${type}.example` }));
      await user({ userName: 'ann', externalId: 'a-1', title: 'Boss', active: true, emails });
      await user({ userName: 'bob', active: false, title: 'OR', [schemaUrn.EnterpriseUser]: { department: 'Sales' } });
      await user({ userName: 'cho', active: true });
      await user({ userName: 'dee', active: false, title: 'Boss' });
      return found('/Users', filter);
    },
    right,
    wrong,
  ];
}

showing(filteringDefects, {
  'filter-externalid-400': finding('externalId eq "a-1"', ['ann'], 400),
  'filter-valuepath-matches-nothing': finding('emails[type eq "work" and value co "@work"]', ['ann'], []),
  'filter-parentheses-ignored': finding(
    '(userName eq "ann" or userName eq "bob") and active eq false',
    ['bob'],
    ['ann', 'bob'],
  ),
  'filter-or-binds-tighter': finding('userName eq "cho" and active eq false or title eq "Boss"', ['ann', 'dee'], []),
  'filter-first-value-only': finding('emails.value eq "ann@work.example"', ['ann'], []),
  'filter-unsupported-operator-500': finding('userName ne "ann"', ['bob', 'cho', 'dee'], 500),
  'filter-id-no-match': [
    async ({ user, found }) => found('/Users', `id eq "${(await user({ userName: 'ann' })).id}"`),
    ['ann'],
    [],
  ],
  'filter-keyword-in-value': finding('title eq "OR"', ['bob'], 400),
  'filter-leading-not-swallows': finding('not (userName eq "ann") and active eq true', ['cho'], ['bob', 'cho', 'dee']),
  'filter-date-compared-as-text': finding(
    'meta.lastModified gt "2015-10-10T14:38:21.86-07:00"',
    ['ann', 'bob', 'cho', 'dee'],
    [],
  ),
  'filter-date-offset-ignored': finding(
    'meta.created lt "2026-01-01T01:00:00+02:00"',
    [],
    ['ann', 'bob', 'cho', 'dee'],
  ),
  'filter-extension-attribute-unsupported': finding(`${schemaUrn.EnterpriseUser}:department eq "Sales"`, ['bob'], 400),
  'filter-pr-true-for-empty': finding('title pr', ['ann', 'bob', 'dee'], ['ann', 'bob', 'cho', 'dee']),
  'search-malformed-filter-ignored': [
    async ({ user, send }) => {
      await user();
      const search = { schemas: [messageUrn.SearchRequest], filter: 'userName eq eq "ann"' };
      const { status, body } = await send('POST', '/Users/.search', search);
      return [status, body.totalResults];
    },
    [400, undefined],
    [200, 1],
  ],
  'filter-default-not-found': [
    async ({ user, found }) => {
      const { active } = await user({ userName: 'ann' });
      return [active, await found('/Users', 'active eq true')];
    },
    [undefined, []],
    [true, []],
  ],
  'filter-brackets-reach-resource': finding('emails[userName eq "ann"]', 400, ['ann']),
  'filter-unquoted-text-passed-over': finding('active eq true and title eq Boss', 400, ['ann', 'cho']),
});
