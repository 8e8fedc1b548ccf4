import type { CheckOutcome } from '../outcome.ts';
import { exchange, list, scimError, stored, unanswered, user } from './exchanges.ts';

type Finding = Partial<Omit<CheckOutcome, 'id'>>;

const groupFailure: Finding = {
  happening: {
    kind: 'refuted',
    message: 'Creating a Group was answered with 500 Internal Server Error.',
    expectedValue: 'status 201',
    actual: 'status 500, detail "NullPointerException"',
  },
  fix: 'Look for the exception in the log of the service provider; a Group without members must be accepted.',
  exchanges: [
    exchange('POST', '/Groups', {
      body: { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'scimulate-4f1c-staff' },
      status: 500,
      answer: scimError(500, 'NullPointerException'),
      at: 2_100,
    }),
  ],
};

const withoutGroup: Finding = {
  happening: {
    kind: 'inconclusive',
    message: 'The Group that the check needs could not be created: status 500.',
    dueTo: 'create Group',
  },
  exchanges: groupFailure.exchanges ?? [],
};

const location: Finding = {
  happening: {
    kind: 'refuted',
    message: 'The answer to a create has no Location header.',
    expectedValue: 'Location equal to meta.location',
    actual: 'no Location, meta.location "https://scim.acme.example/v2/Users/2819c223-ada"',
  },
  fix: 'Send the address of the new resource as Location with every 201.',
  exchanges: [
    exchange('GET', '/ResourceTypes/User', {
      sender: 'discovery',
      status: 200,
      answer: { endpoint: '/Users' },
      at: 2_990,
    }),
    exchange('POST', '/Users', { body: user('ada'), status: 201, answer: stored('ada'), at: 3_000 }),
  ],
};

const counterexample: Finding = {
  happening: {
    kind: 'refuted',
    message: 'A filter with an apostrophe selects nobody, although one User matches it.',
    expectedValue: '["2819c223-obrien"]',
    actual: '[]',
  },
  fix: 'Bind the value of the filter as a parameter instead of removing the apostrophe from it.',
  exchanges: [
    exchange('POST', '/Users', { body: user('obrien'), status: 201, answer: stored('obrien'), at: 3_990 }),
    exchange('GET', '/Users?filter=name.familyName+eq+%22O%27Brien%22', { status: 200, answer: list(), at: 4_000 }),
  ],
  seed: 4711,
  path: '17:2:0:3',
  counterexample: [{ filter: 'name.familyName eq "O\'Brien"' }],
};

function acceptedFilter(filter: string): Finding {
  return {
    happening: {
      kind: 'refuted',
      message: `The filter ${filter} was accepted with 200 and selected every User.`,
      expectedValue: 'status 400, scimType invalidFilter',
      actual: 'status 200, totalResults 2',
    },
    fix: 'Answer 400 with scimType invalidFilter when a filter cannot be parsed; never ignore it.',
    exchanges: [
      exchange('GET', `/Users?filter=${encodeURIComponent(filter)}`, {
        status: 200,
        answer: list(stored('ada'), stored('grace')),
        at: 4_400,
      }),
    ],
  };
}

const membersLost: Finding = {
  happening: {
    kind: 'refuted',
    message: 'Entra removed one member and the service provider removed all three.',
    expectedValue: 'members: grace, joan',
    actual: 'members: none',
  },
  fix: 'Read the value list of a remove on "members" as the members to remove.',
  exchanges: [
    exchange('GET', '/Groups/7b1e?excludedAttributes=members', {
      sender: 'idp',
      status: 200,
      answer: { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], id: '7b1e', displayName: 'Staff' },
      at: 8_990,
    }),
    exchange('PATCH', '/Groups/7b1e', {
      sender: 'idp',
      body: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'Remove', path: 'members', value: [{ value: '2819c223-ada' }] }],
      },
      status: 204,
      at: 9_000,
    }),
    exchange('GET', '/Groups/7b1e', {
      status: 200,
      answer: { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], id: '7b1e', displayName: 'Staff' },
      at: 9_030,
    }),
  ],
};

const leaverLost: Finding = {
  happening: {
    kind: 'refuted',
    message: 'A User whom Okta deactivated is not found by userName any more.',
    expectedValue: 'one User with active false',
    actual: 'totalResults 0',
  },
  fix: 'Keep deactivated Users in the results of queries; Okta looks for them before it assigns the person again.',
  exchanges: [
    exchange('PATCH', '/Users/2819c223-leaver', {
      sender: 'idp',
      body: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'replace', value: { active: false } }],
      },
      status: 200,
      answer: stored('leaver', { active: false }),
      at: 8_000,
    }),
    exchange('GET', '/Users?filter=userName+eq+%22scimulate-4f1c-leaver%40acme.example%22', {
      status: 200,
      answer: list(),
      at: 8_040,
    }),
  ],
};

const mediaType: Finding = {
  happening: {
    kind: 'refuted',
    message: '12 of 240 answers have another media type; the clearest is the error of a refused token.',
    expectedValue: 'Content-Type: application/scim+json',
    actual: 'Content-Type: text/html',
  },
  fix: 'Let the gateway in front of the service provider answer errors as application/scim+json.',
  exchanges: [
    exchange('GET', '/Users', {
      status: 401,
      headers: [['Content-Type', 'text/html']],
      answer: '<html><body><h1>401 Authorization Required</h1></body></html>',
      at: 900,
    }),
  ],
};

const bareReplace: Finding = {
  happening: {
    kind: 'refuted',
    message: 'A replace was answered with 204 and no body.',
    expectedValue: 'the User as it is stored now',
    actual: 'status 204, no body',
  },
  fix: 'Answer a replace with 200 and the stored resource.',
  exchanges: [exchange('PUT', '/Users/2819c223-ada', { body: user('ada'), status: 204, at: 6_000 })],
};

const spelling: Finding = {
  happening: {
    kind: 'refuted',
    message: 'The userName came back in small letters.',
    expectedValue: '"Scimulate-4f1c-Ada@acme.example"',
    actual: '"scimulate-4f1c-ada@acme.example"',
  },
  fix: 'Store the userName as it was sent and compare it without case.',
};

const noSort: Finding = {
  happening: { kind: 'not-advertised', reason: 'sort is not advertised in ServiceProviderConfig.' },
  exchanges: [],
};

const noBulk: Finding = {
  happening: { kind: 'not-advertised', reason: 'bulk is not advertised in ServiceProviderConfig.' },
  exchanges: [],
};

/** What goes wrong in the sample, by id of the check; one of each kind that a reader meets. */
export const findings: Readonly<Record<string, Finding>> = {
  'create-group': groupFailure,
  'member-added': withoutGroup,
  'member-removed': withoutGroup,
  'okta-push-group': withoutGroup,
  'create-user-location': location,
  'filter-meaning': counterexample,
  'filter-unclosed': acceptedFilter('(userName eq "ada"'),
  'filter-operator': acceptedFilter('userName is "ada"'),
  'filter-quote': acceptedFilter('userName eq "ada'),
  'filter-value-path': {
    happening: { kind: 'refuted', message: 'Value paths with two attributes are refused with 400.' },
    observed: { 'value paths with two attributes': 'refused with invalidFilter' },
  },
  'entra-members': membersLost,
  'okta-leaver': leaverLost,
  'okta-spelling': spelling,
  'media-type': mediaType,
  'replace-body': bareReplace,
  'sort-by': { ...noSort, observed: { sort: 'works although it is not advertised' } },
  'sort-absent': noSort,
  'bulk-order': noBulk,
  'bulk-circle': noBulk,
  'version-changes': { happening: { kind: 'not-advertised', reason: 'etag is not advertised.' }, exchanges: [] },
  'page-order': {
    happening: { kind: 'inconclusive', message: 'The service provider did not answer within 10000 ms.' },
    exchanges: [unanswered('GET', '/Users?startIndex=1&count=50', 7_000)],
  },
  'id-stays': {
    happening: { kind: 'error', message: "TypeError: Cannot read properties of undefined (reading 'id')" },
  },
};
