import type { Ambiguity } from './ambiguity.ts';

/** Open questions about PATCH. */
export const ambiguitiesOfPatch = [
  {
    id: 'AMB-ADD-DUPLICATE',
    question: 'When does an attribute already contain the value that an add operation brings?',
    readings: [
      'When an element has the same value sub-attribute.',
      'When all sub-attributes are equal.',
      'Never; the element is stored twice.',
    ],
    judgement: 'The same member stored twice fails; for other attributes only an element equal in all parts is judged.',
  },
  {
    id: 'AMB-ADD-SINGLE-OBJECT',
    question: 'Does an add operation on a multi-valued attribute accept a single object instead of an array?',
    readings: ['Yes, both forms.', 'No, arrays only.'],
    judgement: 'Arrays have to work; what happens to a single object is recorded.',
  },
  {
    id: 'AMB-MANAGER',
    question: 'Does manager accept the bare id of a User instead of an object?',
    readings: ['No, it is a complex attribute.', 'Yes, because Microsoft Entra ID sends it in PATCH.'],
    judgement: 'The object has to work; the bare string is judged only as part of readiness for Entra.',
  },
  {
    id: 'AMB-MEMBER-IMMUTABLE',
    question: 'What happens to a PATCH that changes the value of an existing member?',
    readings: ['400 mutability.', 'It acts as removal and addition.'],
    judgement: 'Both are accepted and we record which one we saw.',
  },
  {
    id: 'AMB-PATCH-ADD-FILTER',
    question: 'Does an add operation whose value filter matches nothing create an element?',
    readings: [
      'Yes, from the eq conditions of the filter and the value.',
      'No, it is refused with 400 noTarget.',
      'It always appends an element.',
    ],
    judgement: 'A new element and 400 noTarget both pass; success without effect fails.',
  },
  {
    id: 'AMB-PATCH-OP-CASE',
    question: 'Are "Add", "Replace" and "Remove" accepted as op?',
    readings: ['Yes, in any case.', 'No, only in lower case.'],
    judgement: 'Lower case has to work; capitals are recorded, and judged as part of readiness for Entra.',
  },
  {
    id: 'AMB-PATCH-READONLY',
    question: 'What happens to a PATCH operation on a readOnly attribute?',
    readings: [
      '400 mutability.',
      'It is ignored and the request succeeds.',
      'It is ignored for id, meta and schemas only.',
    ],
    judgement: 'Applying the change fails; ignoring it silently is a warning.',
  },
  {
    id: 'AMB-PATCH-STATUS',
    question: 'Is a successful PATCH answered with 200 or 204?',
    readings: ['200 with the resource.', '204 without a body.'],
    judgement: 'Both are accepted.',
  },
  {
    id: 'AMB-PATH-SIMPLE-MV',
    question: 'How does a path select one value of a multi-valued attribute without sub-attributes?',
    readings: [
      'As if it had a sub-attribute: attribute[value eq "x"].',
      'With a plain filter expression, as an erratum proposes.',
      'Not at all, says the grammar.',
    ],
    judgement: 'All are accepted and we record which one we saw.',
  },
  {
    id: 'AMB-PATHLESS-KEYS',
    question: 'Which keys does the value of an operation without path have?',
    readings: [
      'Attribute names and the URNs of extensions.',
      'Also dotted paths and URN-qualified names, as Microsoft Entra ID sends them.',
      'None; operations without path are refused.',
    ],
    judgement: 'Attribute names and extension objects have to work; the other keys belong to readiness for Entra.',
  },
  {
    id: 'AMB-REMOVE-NOMATCH',
    question: 'Is a remove operation whose filter matches nothing a success?',
    readings: ['Yes, and nothing changes.', 'No, it is refused with 400 noTarget.'],
    judgement:
      'Both are accepted and we record which one we saw; a changed resource or a status of 500 or above fails.',
  },
  {
    id: 'AMB-REMOVE-REQUIRED',
    question: 'Which scimType reports the removal of a required attribute?',
    readings: ['mutability', 'invalidValue'],
    judgement: 'A status other than 400 fails; another scimType than mutability is a warning.',
  },
  {
    id: 'AMB-REMOVE-WITH-VALUE',
    question: 'What does a remove operation with a path to a multi-valued attribute and a value array remove?',
    readings: ['Only the listed elements.', 'All elements; the value is ignored.', 'Nothing; it is refused with 400.'],
    judgement: 'It is judged only as part of readiness for Entra, where removing more than the listed elements fails.',
  },
  {
    id: 'AMB-REPLACE-COMPLEX',
    question: 'Does replacing a complex attribute keep the sub-attributes that the value does not name?',
    readings: ['Yes.', 'No, the value becomes the whole attribute.'],
    judgement: 'Losing a sub-attribute that was not named fails.',
  },
  {
    id: 'AMB-REPLACE-NOMATCH',
    question: 'What happens to a replace operation whose filter matches nothing?',
    readings: ['400 noTarget.', 'An element is created.'],
    judgement: 'Anything but 400 noTarget fails; readiness for Entra notes the created element.',
  },
  {
    id: 'AMB-REPLACE-RECORD',
    question: 'Does replacing a filtered element replace it as a whole?',
    readings: ['Yes.', 'No, its sub-attributes are merged.', 'It is refused unless a sub-attribute is named.'],
    judgement: 'Whole and merged replacement are both accepted and we record which one we saw.',
  },
] as const satisfies readonly Ambiguity[];
