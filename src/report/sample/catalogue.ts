import { section } from '../../requirements/requirement.ts';
import type { Catalogue } from '../requirement-set.ts';

/** A small catalogue with every kind of row. */
export const sampleCatalogue: Catalogue = {
  ...section('7643', '2.5', {
    '01': { level: 'MUST', says: 'An attribute without a value is the same as an attribute that is not there.' },
  }),
  ...section('7643', '3.1', {
    '04': { level: 'MUST', says: 'The id of a resource stays the same and is never given to another resource.' },
    '09': { level: 'SHOULD', says: 'The externalId of a resource is kept as the client sent it.' },
  }),
  ...section('7643', '4.1', {
    '02': { level: 'MUST', says: 'The userName of a User is unique across the service provider.', erratum: 5474 },
    '11': {
      level: 'MUST',
      says: 'A password is never in an answer.',
      ambiguities: ['AMB-CANONICAL'],
    },
  }),
  ...section('7643', '7', {
    '03': { level: 'SHOULD', says: 'A client ignores characteristics that it does not know.', actor: 'client' },
  }),
  ...section('7644', '2', {
    '05': { level: 'MUST', says: 'A credential that is not valid is answered with 401.' },
    '06': {
      level: 'SHOULD',
      says: 'A bearer token has a limited life.',
      untestable: 'the life of a token that somebody configured shows in no answer.',
    },
  }),
  ...section('7644', '3.1', {
    '04': { level: 'MUST', says: 'Bodies of answers have the media type application/scim+json.' },
  }),
  ...section('7644', '3.3', {
    '05': { level: 'MUST', says: 'The address of a new resource is in the Location header and in meta.location.' },
    '08': { level: 'MUST', says: 'A successful create is answered with 201.' },
    '09': { level: 'SHOULD', says: 'The body of that answer is the new resource as the service provider sees it.' },
    '12': { level: 'MUST', says: 'A create that breaks uniqueness is answered with 409 and scimType uniqueness.' },
  }),
  ...section('7644', '3.4.1', {
    '01': { level: 'MUST', says: 'A resource is retrieved at its own address.' },
    '02': { level: 'MUST', says: 'An address without a resource is answered with 404.' },
  }),
  ...section('7644', '3.4.2.2', {
    '02': {
      level: 'MUST',
      says: 'A filter selects the resources for which it is true, and no others.',
      when: 'filter',
    },
    '09': { level: 'MUST', says: 'A filter that breaks the grammar is answered with 400 and scimType invalidFilter.' },
    '14': { level: 'MUST', says: 'Names of attributes in filters are compared without case.' },
    '16': { level: 'MAY', says: 'Brackets in a filter may span several attributes of one value.', implied: true },
  }),
  ...section('7644', '3.4.2.3', {
    '01': { level: 'MUST', says: 'sortBy orders the results by the attribute it names.', when: 'sort' },
    '02': { level: 'SHOULD', says: 'Resources without a value for sortBy come last in ascending order.', when: 'sort' },
  }),
  ...section('7644', '3.4.2.4', {
    '03': { level: 'MUST', says: 'A page never has more resources than count asks for.' },
    '06': { level: 'MUST', says: 'A negative count is read as zero.' },
    '08': { level: 'SHOULD', says: 'A query repeated without changes answers with the same order.' },
  }),
  ...section('7644', '3.5.1', {
    '02': { level: 'MUST', says: 'A replace leaves the attributes that are readOnly as they were.' },
    '07': { level: 'SHOULD', says: 'A replace is answered with the whole resource.' },
  }),
  ...section('7644', '3.5.2', {
    '07': { level: 'MUST', says: 'Either every operation of a PATCH takes effect or none.', when: 'patch' },
    '11': { level: 'MUST', says: 'An operation without a path names its attributes in the value.', when: 'patch' },
    '21': { level: 'MUST', says: 'Adding a member leaves the other members of a Group.', when: 'patch' },
    '22': { level: 'MUST', says: 'Removing a member by its value leaves the other members of a Group.', when: 'patch' },
  }),
  ...section('7644', '3.6', {
    '02': { level: 'MUST', says: 'A deleted resource is answered with 404 from then on.' },
  }),
  ...section('7644', '3.7', {
    '01': { level: 'MUST', says: 'Operations of a bulk request are carried out in their order.', when: 'bulk' },
    '05': { level: 'MAY', says: 'Circular references in a bulk request may be refused.', when: 'bulk' },
  }),
  ...section('7644', '3.12', {
    '01': { level: 'MUST', says: 'The body of an error names the Error schema and repeats the status as a string.' },
  }),
  ...section('7644', '3.14', {
    '04': { level: 'SHOULD', says: 'A version that changes with the resource is in meta.version.', when: 'etag' },
  }),
  ...section('7644', '4', {
    '02': { level: 'MUST', says: 'The service provider publishes its ServiceProviderConfig.' },
    '05': { level: 'MUST', says: 'The service provider publishes its schemas.' },
    '09': { level: 'MUST', says: 'The service provider publishes its resource types.' },
  }),
  ...section('OKTA', 'users', {
    '01': { level: 'MUST', says: 'A User that Okta assigned is found by its userName.' },
    '02': { level: 'MUST', says: 'A User that Okta deactivated is still found by its userName, with active false.' },
    '03': { level: 'SHOULD', says: 'The userName comes back in the spelling in which Okta sent it.' },
  }),
  ...section('OKTA', 'groups', {
    '01': { level: 'MUST', says: 'Push Groups creates a Group with its members.' },
  }),
  ...section('ENTRA', 'connection', {
    '01': { level: 'MUST', says: 'Test Connection looks for a User that cannot exist and gets an empty list.' },
  }),
  ...section('ENTRA', 'users', {
    '02': { level: 'MUST', says: 'A User is found by its externalId.' },
    '04': { level: 'MUST', says: 'An active value that is the string False switches the User off.' },
  }),
  ...section('ENTRA', 'groups', {
    '03': { level: 'MUST', says: 'Members that Entra removes by a list of values go, all others stay.' },
  }),
};
