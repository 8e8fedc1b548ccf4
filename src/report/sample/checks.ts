import type { CheckKind } from '../model.ts';
import type { CheckOutcome } from '../outcome.ts';
import { exchange, list, scimError, stored, user } from './exchanges.ts';

type Row = readonly [id: string, area: string, requirement: string, title: string, kind?: CheckKind];

const rows: readonly Row[] = [
  ['config-published', 'discovery', '7644-4-02', 'the ServiceProviderConfig can be retrieved'],
  ['schemas-published', 'discovery', '7644-4-05', 'every schema of a resource type can be retrieved'],
  ['resource-types-published', 'discovery', '7644-4-09', 'every resource type has an endpoint that answers'],
  ['token-wrong', 'security', '7644-2-05', 'a token that is not valid is refused with 401'],
  ['password-hidden', 'security', '7643-4.1-11', 'a password is in no answer', 'passive'],
  ['media-type', 'protocol', '7644-3.1-04', 'every answer with a body is application/scim+json', 'passive'],
  ['error-shape', 'protocol', '7644-3.12-01', 'every error has the shape of the Error schema', 'passive'],
  ['create-user', 'resources/create', '7644-3.3-08', 'a User is created with 201'],
  ['create-user-location', 'resources/create', '7644-3.3-05', 'a created User can be found at its Location'],
  ['create-user-body', 'resources/create', '7644-3.3-09', 'the answer to a create shows the whole User'],
  ['create-group', 'resources/create', '7644-3.3-08', 'a Group is created with 201'],
  ['create-duplicate', 'resources/create', '7644-3.3-12', 'a second User with the same userName is refused with 409'],
  ['user-name-unique', 'resources/create', '7643-4.1-02', 'userNames that differ only in case are the same'],
  [
    'null-is-absent',
    'resources/create',
    '7643-2.5-01',
    'an attribute sent as null is not in the stored User',
    'property',
  ],
  ['external-id-kept', 'resources/create', '7643-3.1-09', 'an externalId comes back as it was sent', 'property'],
  ['retrieve-by-id', 'retrieval/by-id', '7644-3.4.1-01', 'a User is retrieved at its own address'],
  ['retrieve-unknown', 'retrieval/by-id', '7644-3.4.1-02', 'an id that nobody has is answered with 404'],
  ['id-stays', 'resources/create', '7643-3.1-04', 'the id of a User stays the same after a modify'],
  ['filter-meaning', 'filtering/operators', '7644-3.4.2.2-02', 'a filter selects exactly what it means', 'property'],
  [
    'filter-case',
    'filtering/operators',
    '7644-3.4.2.2-14',
    'the spelling of an attribute name does not matter',
    'property',
  ],
  ['filter-unclosed', 'filtering/malformed', '7644-3.4.2.2-09', 'a filter with an unclosed bracket is refused'],
  ['filter-operator', 'filtering/malformed', '7644-3.4.2.2-09', 'a filter with an unknown operator is refused'],
  ['filter-quote', 'filtering/malformed', '7644-3.4.2.2-09', 'a filter with an unclosed quote is refused'],
  ['filter-value-path', 'filtering/operators', '7644-3.4.2.2-16', 'a value path with two attributes selects one value'],
  ['sort-by', 'retrieval/sorting', '7644-3.4.2.3-01', 'sortBy orders the page'],
  ['sort-absent', 'retrieval/sorting', '7644-3.4.2.3-02', 'Users without the attribute come last'],
  [
    'page-count',
    'retrieval/pagination',
    '7644-3.4.2.4-03',
    'a page has no more resources than count asks for',
    'property',
  ],
  ['page-negative', 'retrieval/pagination', '7644-3.4.2.4-06', 'a negative count gives an empty page'],
  ['page-order', 'retrieval/pagination', '7644-3.4.2.4-08', 'the same query twice gives the same order'],
  ['replace-read-only', 'resources/replace', '7644-3.5.1-02', 'a replace does not change the id'],
  ['replace-body', 'resources/replace', '7644-3.5.1-07', 'the answer to a replace shows the whole User'],
  ['patch-atomic', 'patching/message', '7644-3.5.2-07', 'a PATCH with one bad operation changes nothing', 'property'],
  [
    'patch-no-path',
    'patching/message',
    '7644-3.5.2-11',
    'an operation without a path changes the attributes of its value',
  ],
  ['member-added', 'patching/add', '7644-3.5.2-21', 'adding a member keeps the other members'],
  ['member-removed', 'patching/remove', '7644-3.5.2-22', 'removing a member by its value keeps the other members'],
  ['delete-user', 'resources/delete', '7644-3.6-02', 'a deleted User is gone'],
  ['bulk-order', 'bulk', '7644-3.7-01', 'a bulk request creates a User and then its Group'],
  ['bulk-circle', 'bulk', '7644-3.7-05', 'two Groups that contain each other are created in one bulk request'],
  ['version-changes', 'versions', '7644-3.14-04', 'meta.version changes with the User'],
  ['okta-joiner', 'okta', 'OKTA-users-01', 'a person assigned in Okta arrives with every mapped attribute', 'scenario'],
  ['okta-leaver', 'okta', 'OKTA-users-02', 'a person unassigned in Okta stays, switched off', 'scenario'],
  ['okta-spelling', 'okta', 'OKTA-users-03', 'the userName keeps the spelling that Okta sent', 'scenario'],
  ['okta-push-group', 'okta', 'OKTA-groups-01', 'a group pushed by Okta arrives with its members', 'scenario'],
  ['entra-connection', 'entra', 'ENTRA-connection-01', 'Test Connection of Entra succeeds', 'scenario'],
  ['entra-matching', 'entra', 'ENTRA-users-02', 'Entra finds an existing User by externalId', 'scenario'],
  ['entra-disable', 'entra', 'ENTRA-users-04', 'a person who left the scope of Entra is switched off', 'scenario'],
  ['entra-members', 'entra', 'ENTRA-groups-03', 'a member removed in Entra leaves, the others stay', 'scenario'],
];

const establishes: Readonly<Record<string, readonly string[]>> = {
  'create-user': ['create User'],
  'create-group': ['create Group'],
};

/** Every check of the sample, held, each with two exchanges of its own and one that all share. */
export const heldOutcomes: readonly CheckOutcome[] = rows.map(held);

function held([id, area, requirement, title, kind = 'scripted']: Row, index: number): CheckOutcome {
  return {
    id,
    title,
    area,
    kind,
    requirements: [requirement],
    establishes: establishes[id] ?? [],
    happening: { kind: 'held' },
    fix: '',
    exchanges: ordinaryExchanges(id, index),
    observed: {},
    ...(kind === 'property' && { seed: 4711 }),
    durationMs: 31 + ((index * 37) % 90),
    source: `suites/${area}.spec.ts:${12 + index * 9}`,
  };
}

function ordinaryExchanges(name: string, index: number) {
  const at = 40 * index;
  return [
    exchange('GET', '/ServiceProviderConfig', {
      sender: 'discovery',
      status: 200,
      answer: { patch: { supported: true }, filter: { supported: true, maxResults: 200 }, bulk: { supported: false } },
    }),
    exchange('POST', '/Users', {
      sender: 'setup',
      status: 201,
      body: user(name),
      answer: stored(name),
      headers: [['Location', `https://scim.acme.example/v2/Users/2819c223-${name}`]],
      at,
    }),
    name === 'retrieve-unknown'
      ? exchange('GET', '/Users/nobody', { status: 404, answer: scimError(404, 'No User nobody.'), at: at + 20 })
      : exchange('GET', `/Users?filter=userName+eq+%22${name}%22`, {
          status: 200,
          answer: list(stored(name)),
          at: at + 20,
        }),
  ];
}
