import type { Ambiguity } from './ambiguity.ts';

/** Open questions about creating, replacing, deleting and bulk. */
export const ambiguitiesOfWrites = [
  {
    id: 'AMB-409-412',
    question: 'Which status reports that the version in a request is stale?',
    readings: ['412', '409, which table 8 of RFC 7644 lists as well'],
    judgement: '412 passes; 409 is a warning.',
  },
  {
    id: 'AMB-BULK-STATUS',
    question: 'Which HTTP status has a bulk job in which operations failed?',
    readings: ['200, whatever the operations did.', '400 when all of them failed.'],
    judgement: 'A job that was processed has to be answered with 200.',
  },
  {
    id: 'AMB-BULK-STATUS-FORM',
    question: 'Is the status of a bulk operation a string or an object?',
    readings: ['A string such as "201".', 'An object with a code member.'],
    judgement: 'The string passes; the object is a warning.',
  },
  {
    id: 'AMB-BULKID-PATH',
    question: 'Is a bulkId reference understood in the path of a later operation?',
    readings: ['Yes.', 'No, the operation ends in an error.'],
    judgement: 'Both are accepted and we record which one we saw.',
  },
  {
    id: 'AMB-CLIENT-ID',
    question: 'What happens to an id that the client sends on create?',
    readings: ['It is ignored.', 'The request is refused with 400.', 'It is adopted.'],
    judgement: 'Adopting it fails; refusing the request is a warning.',
  },
  {
    id: 'AMB-DANGLING-MEMBER',
    question: 'What happens to a Group member whose id does not exist?',
    readings: ['400 invalidValue.', '404.', 'It is stored.', 'It is dropped without an error.'],
    judgement: 'Storing it and refusing the request pass; dropping it silently is a warning.',
  },
  {
    id: 'AMB-DELETE-MEMBERS',
    question: 'Does a deleted User leave the members of its Groups?',
    readings: ['Yes.', 'No, the reference stays and leads nowhere.'],
    judgement: 'Both are accepted and we record which one we saw.',
  },
  {
    id: 'AMB-EXT-URN-MISSING',
    question: 'What happens to extension data whose URN is missing from schemas?',
    readings: ['It is stored and the URN is added.', 'It is ignored.', 'The request is refused with 400.'],
    judgement: 'We record what we saw and judge nothing.',
  },
  {
    id: 'AMB-INVALID-VALUE-SYNTAX',
    question: 'Which scimType reports a missing or mistyped value?',
    readings: ['invalidValue', 'invalidSyntax'],
    judgement: 'A status other than 400 fails; another scimType than invalidValue is a warning.',
  },
  {
    id: 'AMB-LOCATION-ABS',
    question: 'Is a relative URL legal as meta.location and in the Location header?',
    readings: ['No, all examples are absolute.', 'Yes, the reference type and HTTP both allow it.'],
    judgement: 'Both are accepted; a relative URL is a warning.',
  },
  {
    id: 'AMB-MISSING-SCHEMAS-REQ',
    question: 'What happens to a request body without schemas?',
    readings: ['400 invalidSyntax or invalidValue.', 'The schemas are inferred from the endpoint.'],
    judgement: 'Refusing it passes; accepting it is a warning.',
  },
  {
    id: 'AMB-NULL-EMPTY',
    question: 'Which JSON values clear an attribute?',
    readings: [
      'null and the empty array.',
      'The empty string as well.',
      'The empty object as well.',
      'null is refused with 400 by schema validation.',
    ],
    judgement: 'null and the empty array have to clear; what the empty string and the empty object do is recorded.',
  },
  {
    id: 'AMB-PRIMARY',
    question:
      'What happens to two values with primary true, and does a filter on primary eq false find values without it?',
    readings: [
      'Two are refused with 400 invalidValue.',
      'The first or the last one wins.',
      'Both are stored.',
      'The filter also finds values without primary.',
      'The filter finds only an explicit false.',
    ],
    judgement: 'Only an answer with two primary values, or a PATCH that leaves the old one standing, fails.',
  },
  {
    id: 'AMB-PUT-IMMUTABLE',
    question: 'What does a PUT do to an immutable attribute that it changes or leaves out?',
    readings: [
      'A change is refused with 400 mutability.',
      'A change is ignored.',
      'A missing value is kept.',
      'A missing value is refused with 400 mutability.',
    ],
    judgement:
      'A changed stored value fails; a change answered with anything but 400 is a warning, an omission is recorded.',
  },
  {
    id: 'AMB-PUT-OMITTED',
    question: 'What becomes of attributes that a PUT leaves out?',
    readings: ['They are cleared.', 'They get a default.', 'They are kept.'],
    judgement: 'Clearing and defaulting pass; keeping the old value is a warning.',
  },
  {
    id: 'AMB-PUT-READONLY',
    question: 'Does a PUT with other values for readOnly attributes succeed?',
    readings: ['Yes, the values are ignored.', 'No, a different id gives 400 mutability, as an example shows.'],
    judgement:
      'Refusing or applying a readOnly value fails, except that a different id is accepted either ignored or refused.',
  },
  {
    id: 'AMB-RETURNED-REQUEST',
    question: 'Does the answer to a write show an attribute with returned request?',
    readings: ['Only when the client sent it.', 'Only when attributes names it.', 'Always.'],
    judgement: 'A plain GET that shows it fails; a write that hides what the client sent is a warning.',
  },
  {
    id: 'AMB-UNIQ-STATUS',
    question: 'Which status reports a value that is taken?',
    readings: ['409 uniqueness.', '400 uniqueness, as the heading of table 9 of RFC 7644 suggests.'],
    judgement:
      'A create has to be refused with 409, 400 being a warning; PUT and PATCH are free to use either with scimType uniqueness.',
  },
  {
    id: 'AMB-UNKNOWN-ATTR',
    question: 'What happens to an attribute in a body that no schema defines?',
    readings: ['It is ignored.', 'The request is refused with 400 invalidSyntax.', 'It is stored.'],
    judgement: 'Ignoring and refusing pass; returning an attribute that /Schemas does not define is a warning.',
  },
  {
    id: 'AMB-UNSUPPORTED-FEATURE',
    question: 'How does a service provider react to a feature it does not support?',
    readings: ['501.', '400 invalidFilter for filters.', 'A parameter such as sortBy is ignored.', '404 or 405.'],
    judgement:
      'For an operation 501 passes and another 4xx status is a warning; a filter that is ignored and returns everything fails.',
  },
] as const satisfies readonly Ambiguity[];
