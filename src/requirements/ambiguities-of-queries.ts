import type { Ambiguity } from './ambiguity.ts';

/** Open questions about retrieving, filtering, sorting and paging. */
export const ambiguitiesOfQueries = [
  {
    id: 'AMB-ATTRS-BOTH',
    question: 'What happens to a request with both attributes and excludedAttributes?',
    readings: ['It is refused with 400 invalidValue.', 'attributes wins.', 'Both are applied.'],
    judgement: 'All three are accepted; a status of 500 or above fails.',
  },
  {
    id: 'AMB-COUNT-NEGATIVE',
    question: 'How is a negative count treated?',
    readings: ['As 0.', 'As an error with 400.', 'As if it were absent.'],
    judgement: 'Anything but the treatment as 0 fails; 400 is the mildest form and is named as such.',
  },
  {
    id: 'AMB-COUNT-ZERO',
    question: 'What does count=0 return?',
    readings: ['totalResults, with Resources empty or absent.', 'A page of the usual size.'],
    judgement: 'Any returned resource fails; an empty list and an absent one both pass.',
  },
  {
    id: 'AMB-CURSOR-AND-INDEX',
    question: 'Which parameter wins when a request has both cursor and startIndex?',
    readings: ['Neither; the request is refused with 400.', 'cursor wins.'],
    judgement: 'We record what we saw and judge nothing.',
  },
  {
    id: 'AMB-CURSOR-CHARS',
    question: 'Are the characters of base64 legal in a cursor?',
    readings: ['No, only the unreserved characters of URIs are.', 'Yes, padding included.'],
    judgement: 'A cursor with other than unreserved characters is a warning.',
  },
  {
    id: 'AMB-CURSOR-COUNT',
    question: 'What happens to a count beyond maxPageSize, below zero, or changed between cursor pages?',
    readings: ['It is lowered to what the service provider allows.', 'It is refused with 400 invalidCount.'],
    judgement: 'A smaller page and 400 invalidCount both pass; a negative count has to act as 0 or give 400.',
  },
  {
    id: 'AMB-CURSOR-EXPIRY',
    question: 'Which scimType reports a cursor that has expired?',
    readings: ['expiredCursor', 'invalidCursor'],
    judgement: 'Both are accepted.',
  },
  {
    id: 'AMB-CURSOR-PARAMS',
    question: 'What happens when a follow-up request changes the filter or another parameter beside the cursor?',
    readings: ['400 invalidCursor.', 'The parameters the cursor was made for win.', 'A mixture of both.'],
    judgement: 'We record what we saw and judge nothing.',
  },
  {
    id: 'AMB-DATETIME-COMPARE',
    question: 'How do fractions of a second and time zones enter a comparison of dates?',
    readings: ['Dates compare as points in time.', 'Dates compare as text.'],
    judgement: 'Dates have to compare as points in time, whatever their zone and precision; anything else fails.',
  },
  {
    id: 'AMB-DOLLAR-REF',
    question: 'Is $ref addressable, although the grammar of filters has no "$"?',
    readings: ['Yes, the parser accepts it.', 'No, it is refused as a syntax error.'],
    judgement: 'Both are accepted and we record which one we saw.',
  },
  {
    id: 'AMB-EQ-NULL',
    question: 'Does eq null match resources without the attribute?',
    readings: ['Yes, it is the opposite of pr.', 'It is refused with 400.', 'It never matches.'],
    judgement: 'We record what we saw and judge nothing.',
  },
  {
    id: 'AMB-ITEMSPERPAGE',
    question: 'Does itemsPerPage give the number of resources in the page or the page size asked for?',
    readings: ['The number in the page.', 'The number asked for.'],
    judgement: 'A value that differs from the number of resources in the page is a warning.',
  },
  {
    id: 'AMB-MV-COMPLEX-DEFAULT',
    question:
      'What does a filter on a multi-valued complex attribute without sub-attribute mean, such as emails co "x"?',
    readings: [
      'It compares the value sub-attribute.',
      'It is refused with 400 invalidFilter.',
      'It compares any sub-attribute.',
    ],
    judgement: 'Comparing value and 400 invalidFilter both pass.',
  },
  {
    id: 'AMB-MV-SAME-ELEMENT',
    question: 'Do two conditions on sub-attributes of a multi-valued attribute apply to the same element?',
    readings: [
      'Inside square brackets they do, written with dots they are independent.',
      'Written with dots they apply to the same element as well.',
    ],
    judgement: 'Square brackets that are supported yet do not bind to one element fail.',
  },
  {
    id: 'AMB-NE-MISSING',
    question: 'Do ne and not match where the attribute has no value, and how does ne treat several values?',
    readings: [
      'A missing value differs from every operand, so it matches.',
      'A missing value matches nothing.',
      'ne matches when any element differs, or only when all do.',
    ],
    judgement: 'We record what we saw and judge nothing.',
  },
  {
    id: 'AMB-NOT-SPACE',
    question: 'Is there a space between not and its parenthesis?',
    readings: ['No, says the grammar.', 'Yes, shows the example.'],
    judgement: 'Refusing both spellings fails; refusing one is a warning.',
  },
  {
    id: 'AMB-QUOTED-BOOLEAN',
    question: 'Does active eq "true" match a boolean?',
    readings: ['Yes, the text is converted.', 'No, it matches nothing or is refused with 400 invalidFilter.'],
    judgement: 'The form without quotes has to work; what happens to the quoted form is recorded.',
  },
  {
    id: 'AMB-ROOT-QUERY',
    question: 'Does the base URL answer queries over all resource types?',
    readings: ['Yes.', 'No, it answers 404 or 501.'],
    judgement: 'Both are accepted; where the query works its result is judged.',
  },
  {
    id: 'AMB-SCHEMAS-ALWAYS',
    question: 'Does a resource keep its schemas attribute when the attributes parameter does not name it?',
    readings: ['Yes, always.', 'No, as in the list examples of RFC 7644.'],
    judgement: 'A single resource without schemas fails; an entry of a list without it is a warning.',
  },
  {
    id: 'AMB-SEARCH-ARRAYS',
    question: 'How does a search request list attribute names?',
    readings: ['As an array of strings.', 'As one string with commas.'],
    judgement: 'We send arrays and judge nothing about the other form.',
  },
  {
    id: 'AMB-SEARCH-SUPPORT',
    question: 'Does every service provider offer /.search?',
    readings: ['Yes.', 'No, it answers 404, 405 or 501.'],
    judgement: 'Its absence is a warning.',
  },
  {
    id: 'AMB-SORT-MISSING',
    question: 'Where do resources without a value stand in a sorted list?',
    readings: ['Last when ascending and first when descending.', 'Wherever the database puts them.'],
    judgement: 'Any other place than last when ascending and first when descending is a warning.',
  },
  {
    id: 'AMB-SORTBY-ERROR',
    question: 'How is a sortBy or sortOrder that makes no sense treated?',
    readings: ['It is ignored.', 'It is refused with 400.'],
    judgement: 'Both are accepted.',
  },
  {
    id: 'AMB-STARTINDEX',
    question: 'How is a startIndex below 1, beyond the last result, or not a number treated?',
    readings: [
      'Below 1 it counts as 1.',
      'Below 1 it is refused with 400.',
      'Beyond the end the page is empty.',
      'A word instead of a number is refused with 400 invalidValue.',
    ],
    judgement: 'Refusing 0 or a negative number fails; beyond the end any answer below 500 passes.',
  },
  {
    id: 'AMB-TOTALRESULTS',
    question: 'Is totalResults always present and exact?',
    readings: ['Yes, says RFC 7644.', 'An answer with cursors leaves it out, says RFC 9865.'],
    judgement: 'A missing or wrong totalResults fails, except that an answer with cursors is free to leave it out.',
  },
  {
    id: 'AMB-UNKNOWN-PROJECTION',
    question: 'How is an unknown name in the attributes parameter treated?',
    readings: ['It is ignored.', 'It is refused with 400 invalidValue or invalidPath.'],
    judgement: 'Both are accepted.',
  },
  {
    id: 'AMB-UNQUOTED-STRING',
    question: 'Is a string in a filter legal without quotes or in single quotes?',
    readings: ['Yes, lenient parsers accept it.', 'No, it is refused with 400 invalidFilter.'],
    judgement: 'Both are recorded; treating such a filter as one that matches everything fails.',
  },
  {
    id: 'AMB-URN-PREFIX',
    question: 'Where is an attribute name with its schema URN understood?',
    readings: [
      'In front of a top-level attribute, separated by a colon.',
      'With a dot behind the URN.',
      'Also in front of a sub-attribute inside square brackets.',
      'Only as the key of the extension object in a body.',
      'Extension attributes are also found without the URN.',
    ],
    judgement: 'Core and extension URNs have to work in filter, attributes and path; other places are recorded.',
  },
  {
    id: 'AMB-VALUEPATH-SUBATTR',
    question: 'Is a sub-attribute behind the square bracket legal in a filter, as it is in a PATCH path?',
    readings: ['No, the grammar of filters has no such form.', 'Yes, several engines accept it.'],
    judgement: 'Both are accepted and we record which one we saw.',
  },
] as const satisfies readonly Ambiguity[];
