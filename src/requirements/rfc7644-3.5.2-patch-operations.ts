import { section } from './requirement.ts';

const add = section('7644', '3.5.2.1', {
  '01': { level: 'MUST', actor: 'both', says: 'An add operation has a value.', when: 'patch.supported' },
  '02': {
    level: 'MAY',
    actor: 'client',
    says: 'The value of an add operation is a quoted value or an object of sub-attributes.',
    when: 'patch.supported',
    ambiguities: ['AMB-BOOL-STRING'],
  },
  '03': {
    level: 'MUST',
    says: 'An add operation without path adds the attributes in its value to the resource.',
    when: 'patch.supported',
    implied: true,
    erratum: 8096,
    ambiguities: ['AMB-PATHLESS-KEYS'],
  },
  '04': {
    level: 'MUST',
    says: 'An add operation on a location that does not exist creates the attribute with the value.',
    when: 'patch.supported',
    implied: true,
    ambiguities: ['AMB-PATCH-ADD-FILTER'],
  },
  '05': {
    level: 'MUST',
    actor: 'client',
    says: 'The client adds to a complex attribute by a value with a set of its sub-attributes.',
    when: 'patch.supported',
    ambiguities: ['AMB-MANAGER'],
  },
  '06': {
    level: 'MUST',
    says: 'An add operation on a multi-valued attribute adds a value and keeps the existing ones.',
    when: 'patch.supported',
    implied: true,
    ambiguities: ['AMB-ADD-SINGLE-OBJECT'],
  },
  '07': {
    level: 'MUST',
    says: 'An add operation on a single-valued attribute replaces the existing value.',
    when: 'patch.supported',
    implied: true,
  },
  '08': {
    level: 'MUST',
    says: 'An add operation on an attribute without value gives it the value.',
    when: 'patch.supported',
    implied: true,
  },
  '09': {
    level: 'MUST',
    says: 'An add operation on a sub-attribute of a selected element replaces the value that is there.',
    when: 'patch.supported',
    implied: true,
  },
  '10': {
    level: 'SHOULD',
    says: 'An add operation with a value that is already there succeeds and changes nothing.',
    when: 'patch.supported',
    ambiguities: ['AMB-ADD-DUPLICATE'],
  },
  '11': {
    level: 'MUST',
    says: 'A PATCH that only adds what is already there leaves meta.lastModified as it was.',
    when: 'patch.supported',
  },
  '12': {
    level: 'SHOULD',
    says: 'Adding a member that the Group already has succeeds and changes nothing.',
    when: 'patch.supported and the service provider has Groups',
    implied: true,
  },
});

const remove = section('7644', '3.5.2.2', {
  '01': {
    level: 'MUST',
    says: 'A remove operation without path is answered with 400 and scimType noTarget.',
    when: 'patch.supported',
    implied: true,
  },
  '02': {
    level: 'MUST',
    says: 'A remove operation on a single-valued attribute leaves it unassigned.',
    when: 'patch.supported',
  },
  '03': {
    level: 'MUST',
    says: 'A remove operation on a multi-valued attribute without filter removes all of its values.',
    when: 'patch.supported',
    ambiguities: ['AMB-REMOVE-WITH-VALUE'],
  },
  '04': {
    level: 'MUST',
    says: 'A remove operation with a filter on value removes the matching values, and the attribute with the last of them.',
    when: 'patch.supported',
  },
  '05': {
    level: 'MUST',
    says: 'A remove operation with a filter on sub-attributes removes the matching elements.',
    when: 'patch.supported',
  },
  '06': {
    level: 'MUST',
    says: 'A sub-attribute whose value was removed is unassigned.',
    when: 'patch.supported',
  },
  '07': {
    level: 'MUST',
    says: 'A multi-valued attribute whose last element was removed is unassigned.',
    when: 'patch.supported',
  },
  '08': {
    level: 'MUST',
    says: 'Removing a required or readOnly attribute is answered with an error of scimType mutability.',
    when: 'patch.supported',
    ambiguities: ['AMB-REMOVE-REQUIRED'],
  },
  '09': {
    level: 'MAY',
    says: 'Removing a member that the Group does not have succeeds and changes nothing.',
    when: 'patch.supported and the service provider has Groups',
    implied: true,
    ambiguities: ['AMB-REMOVE-NOMATCH'],
  },
  '10': {
    level: 'SHOULD',
    says: 'One PATCH is able to remove and add values of the same attribute.',
    when: 'patch.supported and the service provider has Groups',
    implied: true,
  },
});

const replace = section('7644', '3.5.2.3', {
  '01': {
    level: 'MUST',
    actor: 'both',
    says: 'The value of a replace operation without path is a set of attributes to replace; all others stay.',
    when: 'patch.supported',
    ambiguities: ['AMB-PATHLESS-KEYS'],
  },
  '02': {
    level: 'MUST',
    says: 'A replace operation on a single-valued attribute replaces its value.',
    when: 'patch.supported',
    implied: true,
  },
  '03': {
    level: 'MUST',
    says: 'A replace operation on a multi-valued attribute without filter replaces all of its values.',
    when: 'patch.supported',
    implied: true,
  },
  '04': {
    level: 'MUST',
    says: 'A replace operation on an attribute that does not exist acts as an add operation.',
    when: 'patch.supported',
  },
  '05': {
    level: 'MUST',
    says: 'A replace operation on a complex attribute sets the sub-attributes it names and leaves the others as they are.',
    when: 'patch.supported',
    ambiguities: ['AMB-REPLACE-COMPLEX'],
  },
  '06': {
    level: 'MUST',
    says: 'A replace operation with a value filter replaces all elements that match.',
    when: 'patch.supported',
    ambiguities: ['AMB-REPLACE-RECORD'],
  },
  '07': {
    level: 'MUST',
    says: 'A replace operation with a value filter and a sub-attribute replaces that sub-attribute in all elements that match.',
    when: 'patch.supported',
    implied: true,
  },
  '08': {
    level: 'MUST',
    says: 'A replace operation whose value filter matches nothing is answered with 400 and scimType noTarget.',
    when: 'patch.supported',
    ambiguities: ['AMB-REPLACE-NOMATCH'],
  },
  '09': {
    level: 'MUST',
    says: 'Replacing an element by one with primary true sets primary false on all others of the attribute.',
    when: 'patch.supported',
    implied: true,
    ambiguities: ['AMB-PRIMARY'],
  },
});

export const rfc7644PatchOperations = { ...add, ...remove, ...replace };
