import { section } from './requirement.ts';

const known = {
  ...section('7644', '3.4', {
    '01': { level: 'MAY', actor: 'client', says: 'The client retrieves resources by their URLs or by queries.' },
    '02': {
      level: 'MUST',
      says: 'Unless asked otherwise, answers have the attributes with returned always or default and no others.',
      implied: true,
    },
  }),
  ...section('7644', '3.4.1', {
    '01': {
      level: 'MUST',
      says: 'A resource is retrieved by GET on its endpoint followed by its id.',
      implied: true,
    },
    '02': {
      level: 'MUST',
      says: 'GET on an existing resource is answered with 200 and the resource in the body.',
      implied: true,
    },
    '03': {
      level: 'MAY',
      says: 'The answer to GET on a resource has Location and ETag headers.',
      implied: true,
    },
  }),
};

const queries = {
  ...section('7644', '3.4.2', {
    '01': {
      level: 'MAY',
      actor: 'both',
      says: 'Queries go to a single resource, to the endpoint of a resource type or to the base URL.',
      ambiguities: ['AMB-ROOT-QUERY'],
    },
    '02': {
      level: 'MAY',
      says: 'The service provider understands query parameters beyond those of the RFC.',
      untestable: 'Names and effects of such parameters are unknown to a check.',
    },
    '03': { level: 'SHOULD', says: 'Unknown query parameters are ignored and do not make a query fail.' },
    '04': {
      level: 'MUST',
      says: 'The answer to a query has the schema urn:ietf:params:scim:api:messages:2.0:ListResponse.',
    },
    '05': {
      level: 'MUST',
      says: 'A ListResponse has totalResults, the number of all results of the query.',
      ambiguities: ['AMB-TOTALRESULTS'],
    },
    '06': { level: 'MAY', says: 'Resources of a ListResponse holds one page of the results only.' },
    '07': {
      level: 'MUST',
      says: 'A ListResponse has Resources whenever totalResults is not 0.',
      ambiguities: ['AMB-COUNT-ZERO'],
    },
    '08': { level: 'MUST', says: 'A ListResponse with part of the results has startIndex.' },
    '09': {
      level: 'MUST',
      says: 'A ListResponse with part of the results has itemsPerPage.',
      ambiguities: ['AMB-ITEMSPERPAGE'],
    },
    '10': { level: 'MUST', says: 'A query without matches is answered with 200 and totalResults 0.' },
    '11': {
      level: 'MUST',
      says: 'Every entry of a list has the attributes with returned always, such as id, whatever the client asked for.',
      implied: true,
      ambiguities: ['AMB-SCHEMAS-ALWAYS'],
    },
  }),
  ...section('7644', '3.4.2.1', {
    '01': {
      level: 'MAY',
      actor: 'both',
      says: 'Queries are answered at the URL of a resource, of a resource type and at the root of the service provider.',
      ambiguities: ['AMB-ROOT-QUERY'],
    },
    '02': {
      level: 'MUST',
      says: 'A query at the root covers all resources of the service provider that match the filter.',
      when: 'the base URL answers queries',
      ambiguities: ['AMB-ROOT-QUERY'],
    },
    '03': {
      level: 'MAY',
      actor: 'client',
      says: 'The client narrows a query at the root to resource types by a filter on meta.resourceType.',
      when: 'filter.supported and the base URL answers queries',
    },
    '04': {
      level: 'MUST',
      says: 'A query with more results than the service provider is willing to return is refused with 400 and scimType tooMany.',
      when: 'the service provider limits the number of results',
    },
    '05': {
      level: 'MUST',
      says: 'A query over several resource types processes its filter as a query over one does.',
      when: 'the base URL answers queries',
    },
    '06': {
      level: 'MUST',
      says: 'A filter treats an attribute that the resource type of a resource lacks as one without value.',
      when: 'the base URL answers queries',
      ambiguities: ['AMB-NE-MISSING'],
    },
  }),
};

export const rfc7644Retrieve = { ...known, ...queries };
