import { section } from './requirement.ts';

/** What Okta needs to reach a service provider at all. */
const oktaConnection = section('OKTA', 'connection', {
  '01': {
    level: 'MUST',
    says: 'The first two users are answered as a ListResponse when credentials are saved.',
    when: 'Provisioning is switched on',
    fact: 'OK-15',
    grade: 'C',
  },
  '02': {
    level: 'MUST',
    says: 'The first hundred groups are answered as JSON when credentials are saved.',
    when: 'The application pushes or imports groups',
    fact: 'OK-16',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A request that carries the configured Authorization value is let in.',
    fact: 'OK-5',
    grade: 'D',
  },
  '04': {
    level: 'MUST',
    says: 'A GET without Content-Type is answered.',
    fact: 'OK-1',
    grade: 'C',
  },
  '05': {
    level: 'MUST',
    says: 'A body labelled "application/scim+json; charset=utf-8" is read.',
    fact: 'OK-1',
    grade: 'C',
  },
  '06': {
    level: 'MUST',
    says: 'A request that accepts only application/scim+json is answered.',
    fact: 'OK-1',
    grade: 'C',
  },
  '07': {
    level: 'MUST',
    says: 'An answer arrives within 60 seconds.',
    fact: 'OK-7',
    grade: 'D',
  },
  '08': {
    level: 'SHOULD',
    says: 'An answer 429 names the time to wait in whole seconds.',
    when: 'The service provider limits the rate of requests',
    fact: 'OK-8',
    grade: 'D',
  },
});

/** What the lookup before each assignment needs. */
const oktaMatch = section('OKTA', 'match', {
  '01': {
    level: 'MUST',
    says: 'A userName lookup without a match is answered with an empty ListResponse or 404.',
    when: 'A person without an account gets the application',
    fact: 'OK-22',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'A userName lookup finds the account of that name and no other.',
    when: 'A person with an account gets the application',
    fact: 'OK-20',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A deactivated account is found by its userName, under the id it had before.',
    when: 'A person gets the application again',
    fact: 'OK-82',
    grade: 'D',
  },
  '04': {
    level: 'MUST',
    says: 'A space in a filter is understood when it is written "+".',
    fact: 'OK-21',
    grade: 'C',
  },
  '05': {
    level: 'MUST',
    says: 'A space in a filter is understood when it is written "%20".',
    fact: 'OK-20',
    grade: 'D',
  },
  '06': {
    level: 'SHOULD',
    says: 'A userName lookup is answered with 200 whatever the letter case of the name.',
    when: "Okta's specification test is run",
    fact: 'OK-80',
    grade: 'D',
  },
  '07': {
    level: 'MUST',
    says: 'A lookup that carries startIndex 1 and count 100 is answered like one without.',
    fact: 'OK-20',
    grade: 'D',
  },
});

/** What the creation of an account needs. */
const oktaCreate = section('OKTA', 'create', {
  '01': {
    level: 'MUST',
    says: 'A create is answered with the new account and its id.',
    when: 'A person without an account gets the application',
    fact: 'OK-25',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'A create with a userName that is taken is answered with 409.',
    fact: 'OK-25',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A create that carries a password is carried out, whether passwords are used or not.',
    fact: 'OK-24',
    grade: 'D',
  },
  '04': {
    level: 'MUST',
    says: 'A create that carries an empty list of groups is carried out.',
    fact: 'OK-24',
    grade: 'D',
  },
  '05': {
    level: 'MUST',
    says: 'A create that carries displayName, locale and externalId is carried out.',
    fact: 'OK-24',
    grade: 'D',
  },
  '06': {
    level: 'MUST',
    says: 'The attributes userName, given name, family name, e-mail address and active are stored.',
    fact: 'OK-26',
    grade: 'D',
  },
  '07': {
    level: 'SHOULD',
    says: 'The answer to a create repeats userName, names, e-mail address and active as they were sent.',
    when: "Okta's specification test is run",
    fact: 'OK-80',
    grade: 'D',
  },
});

/** What a profile push needs. */
const oktaUpdate = section('OKTA', 'update', {
  '01': {
    level: 'MUST',
    says: 'An account is answered by id, whole and with its id.',
    when: 'The profile is pushed by PUT',
    fact: 'OK-35',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'An account sent back by PUT as it was read, with one value changed, has the new value and keeps the others.',
    when: 'The profile is pushed by PUT',
    fact: 'OK-35',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A PUT that repeats id, meta and groups is carried out.',
    when: 'The profile is pushed by PUT',
    fact: 'OK-35',
    grade: 'D',
  },
  '04': {
    level: 'MUST',
    says: 'A PUT that repeats active leaves the state of the account alone.',
    when: 'The profile is pushed by PUT',
    fact: 'OK-36',
    grade: 'D',
  },
  '05': {
    level: 'MAY',
    says: 'A pathless replace of profile attributes changes these and no others.',
    when: 'The application has "Support PATCH for User"',
    fact: 'OK-33',
    grade: 'I',
  },
  '06': {
    level: 'SHOULD',
    says: 'An account shows name, displayName, groups, active and an e-mail address.',
    fact: 'OK-83',
    grade: 'R',
  },
  '07': {
    level: 'SHOULD',
    says: 'An attribute sent empty has no value afterwards.',
    when: 'A profile attribute was emptied',
    fact: 'OK-82',
    grade: 'D',
  },
  '08': {
    level: 'SHOULD',
    says: 'A new password is accepted in the way accounts are deactivated, and never shown.',
    when: 'Passwords are synchronised',
    fact: 'OK-46',
    grade: 'D',
  },
});

/** What leaving and coming back need. */
const oktaDeactivate = section('OKTA', 'deactivate', {
  '01': {
    level: 'MUST',
    says: 'A pathless replace of active by false deactivates the account.',
    when: 'The application deactivates by PATCH',
    fact: 'OK-40',
    grade: 'C',
  },
  '02': {
    level: 'MUST',
    says: 'A PUT with active false deactivates the account.',
    when: 'The application deactivates by PUT',
    fact: 'OK-41',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A pathless replace of active by true activates the account again.',
    when: 'The application deactivates by PATCH',
    fact: 'OK-44',
    grade: 'D',
  },
  '04': {
    level: 'MUST',
    says: 'A deactivated account is still answered by id.',
    fact: 'OK-43',
    grade: 'D',
  },
  '05': {
    level: 'MUST',
    says: 'A deactivation is answered with 200 and the account, or with 204.',
    when: 'The application deactivates by PATCH',
    fact: 'OK-40',
    grade: 'D',
  },
  '06': {
    level: 'MUST',
    says: 'A PUT to a deactivated account with active true activates it.',
    when: 'The application deactivates by PUT',
    fact: 'OK-41',
    grade: 'D',
  },
});

/** What an import needs. */
const oktaImport = section('OKTA', 'import', {
  '01': {
    level: 'MUST',
    says: 'Pages of 100 users that start at 1, 101, 201 and so on hold every user once.',
    fact: 'OK-50',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'Pages of 100 groups that start at 1, 101, 201 and so on hold every group once.',
    fact: 'OK-50',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'The members totalResults, startIndex and itemsPerPage are JSON numbers.',
    fact: 'OK-51',
    grade: 'D',
  },
  '04': {
    level: 'MUST',
    says: 'The order of results is the same for each page.',
    fact: 'OK-51',
    grade: 'D',
  },
  '05': {
    level: 'MAY',
    says: 'A page of 100 is not cut to fewer entries while more follow.',
    fact: 'OK-51',
    grade: 'I',
  },
  '06': {
    level: 'MUST',
    says: 'An account or group that is gone is answered with 404.',
    fact: 'OK-54',
    grade: 'D',
  },
});

const byPatch = 'Groups are pushed by PATCH';
const byPut = 'Groups are pushed by PUT';

/** What Group Push needs. */
const oktaGroup = section('OKTA', 'group', {
  '01': {
    level: 'MUST',
    says: 'A displayName lookup finds the group of that name and no other.',
    fact: 'OK-61',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'A displayName lookup without a match is answered with an empty ListResponse.',
    fact: 'OK-61',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A group created with an empty list of members is answered with 201 and its id.',
    when: byPatch,
    fact: 'OK-62',
    grade: 'D',
  },
  '04': {
    level: 'MUST',
    says: 'A group created with members has them.',
    when: byPut,
    fact: 'OK-63',
    grade: 'C',
  },
  '05': {
    level: 'MUST',
    says: 'A pathless replace of displayName that repeats the id renames the group.',
    when: byPatch,
    fact: 'OK-64',
    grade: 'D',
  },
  '06': {
    level: 'MUST',
    says: 'A pathless replace that repeats the present displayName is carried out.',
    when: byPatch,
    fact: 'OK-64',
    grade: 'D',
  },
  '07': {
    level: 'MUST',
    says: 'A remove of a member chosen by value takes this member out and no other.',
    when: byPatch,
    fact: 'OK-65',
    grade: 'D',
  },
  '08': {
    level: 'MUST',
    says: 'An add of members keeps the members that are there.',
    when: byPatch,
    fact: 'OK-65',
    grade: 'D',
  },
  '09': {
    level: 'MUST',
    says: 'Removals and an addition in one message are all carried out.',
    when: byPatch,
    fact: 'OK-65',
    grade: 'D',
  },
  '10': {
    level: 'MUST',
    says: 'A replace of members leaves exactly the members it lists.',
    when: byPatch,
    fact: 'OK-66',
    grade: 'D',
  },
  '11': {
    level: 'MUST',
    says: 'A replace of members by an empty list empties the group.',
    when: byPatch,
    fact: 'OK-66',
    grade: 'D',
  },
  '12': {
    level: 'SHOULD',
    says: 'A pathless replace whose value holds members leaves exactly these members.',
    when: byPatch,
    fact: 'OK-67',
    grade: 'R',
  },
  '13': {
    level: 'SHOULD',
    says: 'A PATCH of members without the schemas of the message is carried out.',
    when: byPatch,
    untestable: 'RFC 7644 section 3.5.2 wants such a message refused, so who refuses it is right.',
    fact: 'OK-67',
    grade: 'R',
  },
  '14': {
    level: 'MUST',
    says: 'A PUT of a group leaves exactly the name and the members it lists.',
    when: byPut,
    fact: 'OK-68',
    grade: 'D',
  },
  '15': {
    level: 'MUST',
    says: 'A PATCH of a group is answered with 200 or 204.',
    when: byPatch,
    fact: 'OK-69',
    grade: 'D',
  },
  '16': {
    level: 'MUST',
    says: 'A hundred changes of members in one PATCH are all carried out.',
    when: byPatch,
    fact: 'OK-69a',
    grade: 'D',
  },
  '17': {
    level: 'MUST',
    says: 'A DELETE of a group with a Content-Type and no body removes the group.',
    when: 'A group is unlinked and deleted',
    fact: 'OK-69b',
    grade: 'C',
  },
  '18': {
    level: 'MUST',
    says: 'A member written with the display name of the user is accepted.',
    fact: 'OK-65',
    grade: 'D',
  },
});

/** What errors have to look like. */
const oktaError = section('OKTA', 'error', {
  '01': {
    level: 'SHOULD',
    says: 'The body of an error is JSON with a detail that tells the administrator what to do.',
    fact: 'OK-10',
    grade: 'D',
  },
  '02': {
    level: 'SHOULD',
    says: 'A request with unknown credentials is answered with 401 and a SCIM error of status "401" with a detail.',
    when: "Okta's specification test is run",
    fact: 'OK-80',
    grade: 'D',
  },
  '03': {
    level: 'SHOULD',
    says: 'An unknown account is answered with 404 and a SCIM error of status "404" with a detail.',
    when: "Okta's specification test is run",
    fact: 'OK-80',
    grade: 'D',
  },
  '04': {
    level: 'SHOULD',
    says: 'An id of any form is looked up as an id: an unknown one is answered with 404.',
    when: "Okta's specification test is run",
    fact: 'OK-80',
    grade: 'D',
  },
});

const withEntitlements = 'The application uses Identity Governance';

/** What entitlement discovery needs. */
const oktaEntitlement = section('OKTA', 'entitlement', {
  '01': {
    level: 'MUST',
    says: "The resource types name the endpoints of Okta's role and entitlement schemas.",
    when: withEntitlements,
    fact: 'OK-70',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'A role has id and displayName, an entitlement has a type as well.',
    when: withEntitlements,
    fact: 'OK-72',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A page of one role or entitlement has itemsPerPage 1.',
    when: withEntitlements,
    fact: 'OK-74',
    grade: 'D',
  },
  '04': {
    level: 'MUST',
    says: 'Users show roles as value and display, entitlements with a type as well.',
    when: withEntitlements,
    fact: 'OK-73',
    grade: 'D',
  },
});

/** Everything Okta needs from a service provider. */
export const oktaRequirements = {
  ...oktaConnection,
  ...oktaMatch,
  ...oktaCreate,
  ...oktaUpdate,
  ...oktaDeactivate,
  ...oktaImport,
  ...oktaGroup,
  ...oktaError,
  ...oktaEntitlement,
};

/** What Okta cannot do where a requirement of the section is not met. */
export const oktaFlows = {
  connection: 'Okta cannot connect',
  match: 'Okta cannot find accounts',
  create: 'Okta cannot create accounts',
  update: 'Okta cannot push profiles',
  deactivate: 'Okta cannot deactivate and reactivate accounts',
  import: 'Okta cannot import accounts and groups',
  group: 'Okta cannot push groups',
  error: 'Okta cannot tell the administrator what went wrong',
  entitlement: 'Okta cannot manage entitlements',
} as const;
