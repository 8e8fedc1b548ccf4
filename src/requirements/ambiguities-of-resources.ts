import type { Ambiguity } from './ambiguity.ts';

/** Open questions about resources, their attributes, media types and discovery. */
export const ambiguitiesOfResources = [
  {
    id: 'AMB-BOOL-STRING',
    question: 'Does a boolean in a request body count when it is sent as the text "true" or "True"?',
    readings: ['The text is converted to the boolean.', 'The request is refused with 400 invalidValue.'],
    judgement:
      'An answer that carries a boolean as text fails; a request that does so may be converted or refused, and we record which.',
  },
  {
    id: 'AMB-CANONICAL',
    question: 'Is canonicalValues a list of suggestions or the complete list of legal values?',
    readings: [
      'Any value is stored.',
      'A value outside the list is refused with 400 invalidValue.',
      'A value outside the list is dropped without an error.',
    ],
    judgement: 'All three reactions are accepted and we record which one we saw.',
  },
  {
    id: 'AMB-CONTENT-LOCATION',
    question: 'Which header repeats meta.location: Content-Location, as RFC 7643 says, or Location, as RFC 7644 shows?',
    readings: ['Content-Location carries it.', 'Location carries it.'],
    judgement:
      'Whichever of the two is sent has to equal meta.location, and an answer with status 201 has to have Location.',
  },
  {
    id: 'AMB-DATETIME',
    question: 'Which spellings of a dateTime are legal?',
    readings: [
      'Only timestamps with a time zone, as in RFC 3339.',
      'Every xsd:dateTime, also one without a time zone.',
    ],
    judgement: 'Every xsd:dateTime is accepted; one without a time zone is a warning.',
  },
  {
    id: 'AMB-DISCOVERY-AUTH',
    question: 'Are the discovery endpoints open to anonymous clients?',
    readings: ['They answer without credentials.', 'They ask for credentials like every other endpoint.'],
    judgement:
      'Both are accepted; only a configuration that hides authenticationSchemes from anonymous clients is a warning.',
  },
  {
    id: 'AMB-DISCOVERY-FILTER',
    question: 'Does a discovery endpoint ignore the filter parameter or refuse it?',
    readings: [
      'The filter is refused with 403.',
      'The filter is ignored and everything is listed.',
      'The filter is applied.',
    ],
    judgement: '403 and the full list pass; a list that was really filtered is a warning.',
  },
  {
    id: 'AMB-DISCOVERY-METHODS',
    question: 'How is an attempt to write to a discovery endpoint refused?',
    readings: ['405', '501', '404', '403'],
    judgement: 'Any status from 400 to 499 and 501 pass; a write that seems to succeed fails.',
  },
  {
    id: 'AMB-DISPLAY',
    question: 'Is the display sub-attribute immutable, readOnly or readWrite?',
    readings: [
      'Immutable, as section 2.4 of RFC 7643 says.',
      'readWrite, as the schemas printed in section 8.7.1 declare.',
      'readOnly, as the descriptions in the same schemas say.',
    ],
    judgement: 'The mutability the service provider publishes under /Schemas decides.',
  },
  {
    id: 'AMB-ENDPOINT-SLASH',
    question: 'Is the endpoint of a resource type written "Users" or "/Users"?',
    readings: ['With a leading slash, as in the examples.', 'Without, as in the prose.', 'As an absolute URL.'],
    judgement: 'All forms are accepted and resolved against the base URL.',
  },
  {
    id: 'AMB-ETAG',
    question: 'Does If-Match work with weak entity-tags?',
    readings: [
      'Weak tags match when their opaque parts are equal, as the examples of SCIM imply.',
      'If-Match compares strongly, so a weak tag never matches, as RFC 9110 says.',
    ],
    judgement:
      'The current tag has to succeed and a stale one has to give 412; refusing a current weak tag is reported with the conflict named.',
  },
  {
    id: 'AMB-EXT-REQUIRED',
    question: 'Does a schema extension published with required true really have to be on every resource?',
    readings: [
      'Every resource of the type carries it.',
      'The flag was copied from the example in the RFC and has no effect.',
    ],
    judgement: 'A resource without an extension published as required is a warning.',
  },
  {
    id: 'AMB-EXTERNALID-UNIQUE',
    question: 'Does a service provider refuse a second resource with the same externalId?',
    readings: ['Both resources are accepted.', 'The second one is refused with 409.'],
    judgement: 'Accepting both passes; 409 is a warning.',
  },
  {
    id: 'AMB-ID-UNIQUE',
    question: 'Among which resources is an id unique?',
    readings: ['Among all resources of the service provider.', 'Within one resource type.', 'Within one tenant.'],
    judgement: 'An id shared by two resources of one type fails; one shared across types is a warning.',
  },
  {
    id: 'AMB-MEDIA-TYPE',
    question: 'Is application/json acceptable in place of application/scim+json?',
    readings: [
      'Every answer is application/scim+json.',
      'application/json is used when Accept asks for it.',
      'Every answer is application/json.',
      'Requests with application/json are refused with 415.',
    ],
    judgement: 'Refusing a request with application/scim+json fails; answering it with application/json is a warning.',
  },
  {
    id: 'AMB-MEMBERS-PAGING',
    question: 'Are the members of a large Group returned completely?',
    readings: [
      'All members are always returned.',
      'Members are cut off or returned on request only.',
      'Clients leave them out with excludedAttributes=members.',
    ],
    judgement: 'All members are due unless excluded or declared with returned request; a list cut off silently fails.',
  },
  {
    id: 'AMB-META-SCHEMAS',
    question: 'Does /Schemas also list the schemas of ServiceProviderConfig, ResourceType and Schema?',
    readings: ['They are listed.', 'Only the schemas of managed resources are listed.'],
    judgement: 'Both are accepted and we record which one we saw.',
  },
  {
    id: 'AMB-NAME-CASE',
    question: 'Where do attribute names and schema URIs match without regard to case?',
    readings: [
      'In filters, paths and attribute lists, yet not for the members of JSON bodies.',
      'Everywhere.',
      'Nowhere.',
    ],
    judgement: 'Filters, paths and attribute lists that depend on case fail; bodies that do are a warning.',
  },
  {
    id: 'AMB-PRECIS',
    question: 'Which preparation do userName and password undergo before comparison?',
    readings: ['They are merely lowered in case.', 'The UsernameCaseMapped profile of PRECIS is applied.'],
    judgement: 'What we saw is recorded and never fails a service provider.',
  },
  {
    id: 'AMB-REQUIRED',
    question: 'Does required true bind the request or the resource?',
    readings: [
      'The client sends the attribute on create and replace, unless the service provider has a default.',
      'The resource always has a value, wherever it comes from.',
      'The client sends the attribute on replace.',
    ],
    judgement: 'A request that lacks the attribute has to be refused with 400 or completed with a default.',
  },
  {
    id: 'AMB-SCHEMA-REQUIRED',
    question: 'Which characteristics does every attribute definition list?',
    readings: ['name, type and multiValued.', 'All of them.'],
    judgement: 'A definition without name, type or multiValued fails; other missing characteristics are recorded.',
  },
  {
    id: 'AMB-UNIQ-SCOPE',
    question: 'How far does uniqueness "server" reach?',
    readings: ['One resource type of one tenant.', 'All resources of the service provider.'],
    judgement: 'Only duplicates within one endpoint are judged.',
  },
  {
    id: 'AMB-USERNAME-CASE',
    question: 'Are "Bob" and "BOB" the same userName?',
    readings: [
      'Yes, for uniqueness and in filters.',
      'No, because the database compares exactly.',
      'Yes in filters, no for uniqueness.',
    ],
    judgement: 'Creating both, or a filter that tells them apart, fails.',
  },
] as const satisfies readonly Ambiguity[];
