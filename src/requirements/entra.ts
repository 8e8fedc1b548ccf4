import { section } from './requirement.ts';

const withGroups = 'Groups are provisioned';
const withoutFlag = 'The tenant URL carries no aadOptscim062020 flag';
const withFlag = 'The tenant URL carries the flag aadOptscim062020';

/** What Entra ID needs to reach a service provider at all. */
const entraConnection = section('ENTRA', 'connection', {
  '01': {
    level: 'MUST',
    says: 'A lookup of a user who does not exist is answered with 200 and an empty ListResponse.',
    fact: 'EN-11',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'A lookup of a group that does not exist is answered with 200 and an empty ListResponse.',
    when: withGroups,
    fact: 'EN-11',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A GET without Content-Type is answered.',
    fact: 'EN-1',
    grade: 'C',
  },
  '04': {
    level: 'MUST',
    says: 'A body labelled "application/scim+json; charset=utf-8" is read.',
    fact: 'EN-1',
    grade: 'C',
  },
  '05': {
    level: 'MAY',
    says: 'A request without User-Agent is answered.',
    fact: 'EN-3',
    grade: 'I',
  },
  '06': {
    level: 'MUST',
    says: 'A request with the bearer token of the tenant is let in.',
    fact: 'EN-10',
    grade: 'D',
  },
  '07': {
    level: 'SHOULD',
    says: 'At least 25 requests a second are answered.',
    fact: 'EN-6',
    grade: 'D',
  },
  '08': {
    level: 'MUST',
    says: 'The schemas are answered at /Schemas.',
    when: 'The application is in the gallery',
    fact: 'EN-13',
    grade: 'D',
  },
});

/** What matching needs. */
const entraMatch = section('ENTRA', 'match', {
  '01': {
    level: 'MUST',
    says: 'A userName lookup is answered with a ListResponse of the account of that name.',
    fact: 'EN-16',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'An externalId lookup is answered with a ListResponse of the account that has it.',
    when: 'Accounts are matched by externalId',
    fact: 'EN-16',
    grade: 'D',
  },
  '03': {
    level: 'SHOULD',
    says: 'A lookup by emails[type eq "work"].value finds the account with that work address.',
    when: 'Accounts are matched by their work address',
    fact: 'EN-17',
    grade: 'R',
  },
  '04': {
    level: 'SHOULD',
    says: 'A lookup by an attribute with the URN of the enterprise extension finds the account that has it.',
    when: 'Accounts are matched by an enterprise attribute',
    fact: 'EN-17',
    grade: 'R',
  },
  '05': {
    level: 'MUST',
    says: 'A lookup of one value finds one account at most.',
    fact: 'EN-21',
    grade: 'D',
  },
  '06': {
    level: 'MUST',
    says: 'A space in a filter is understood when it is written "+".',
    fact: 'EN-4',
    grade: 'C',
  },
  '07': {
    level: 'MUST',
    says: 'A filter of two comparisons joined by "and" selects what meets both.',
    fact: 'EN-8',
    grade: 'D',
  },
  '08': {
    level: 'MUST',
    says: 'A disabled account is still found by its userName.',
    fact: 'EN-90',
    grade: 'D',
  },
  '09': {
    level: 'MUST',
    says: 'A displayName lookup is answered with a ListResponse of the group of that name.',
    when: withGroups,
    fact: 'EN-18',
    grade: 'D',
  },
  '10': {
    level: 'SHOULD',
    says: 'A userName lookup in another letter case finds the account.',
    when: "Microsoft's validator is run",
    fact: 'EN-95',
    grade: 'D',
  },
});

/** What reading needs. */
const entraRead = section('ENTRA', 'read', {
  '01': {
    level: 'MUST',
    says: 'An account is answered by its id.',
    fact: 'EN-15',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'An account that does not exist is answered with 404 and a SCIM error.',
    fact: 'EN-15',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A group asked for without its members is answered without them.',
    when: withGroups,
    fact: 'EN-18',
    grade: 'D',
  },
  '04': {
    level: 'MUST',
    says: 'Groups found by a lookup without members are answered without them.',
    when: withGroups,
    fact: 'EN-18',
    grade: 'D',
  },
  '05': {
    level: 'MUST',
    says: 'Every resource has an id.',
    fact: 'EN-90',
    grade: 'D',
  },
  '06': {
    level: 'MUST',
    says: 'Values are answered as they were sent.',
    fact: 'EN-90',
    grade: 'D',
  },
});

/** What the creation of an account needs. */
const entraCreate = section('ENTRA', 'create', {
  '01': {
    level: 'MUST',
    says: 'A create is answered with 201 and the new account with its id.',
    fact: 'EN-26',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'A create that names the enterprise schema without any of its attributes is carried out.',
    fact: 'EN-25',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A create that carries meta.resourceType and an empty list of roles is carried out.',
    fact: 'EN-25',
    grade: 'D',
  },
  '04': {
    level: 'MUST',
    says: 'A create with a userName that is taken is answered with 409.',
    fact: 'EN-26',
    grade: 'D',
  },
  '05': {
    level: 'MUST',
    says: 'Names, typed addresses and enterprise attributes of a create are stored.',
    fact: 'EN-25',
    grade: 'D',
  },
});

/** What the update of an account needs. */
const entraUpdate = section('ENTRA', 'update', {
  '01': {
    level: 'MUST',
    says: 'Replace, Add and Remove are understood in any letter case.',
    when: withoutFlag,
    fact: 'EN-8',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'A replace of emails[type eq "work"].value changes the work address and no other.',
    fact: 'EN-30',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A replace of a part of the name keeps the other parts.',
    fact: 'EN-30',
    grade: 'D',
  },
  '04': {
    level: 'MUST',
    says: 'All operations of a message are carried out.',
    fact: 'EN-40',
    grade: 'D',
  },
  '05': {
    level: 'MUST',
    says: 'An Add of a single value sets it.',
    fact: 'EN-40',
    grade: 'D',
  },
  '06': {
    level: 'MUST',
    says: 'A Remove of an attribute empties it.',
    when: 'An attribute became empty in the directory',
    fact: 'EN-31',
    grade: 'D',
  },
  '07': {
    level: 'SHOULD',
    says: 'A value for an element of a type that is not there yet creates the element.',
    fact: 'EN-31',
    grade: 'R',
  },
  '08': {
    level: 'MUST',
    says: 'A path with the URN of the enterprise extension reaches its attribute.',
    fact: 'EN-32',
    grade: 'D',
  },
  '09': {
    level: 'MUST',
    says: 'A sub-attribute of a path is understood in any letter case.',
    when: 'Other addresses are mapped',
    fact: 'EN-32',
    grade: 'D',
  },
  '10': {
    level: 'MUST',
    says: 'A PATCH of an account is answered with 200 and the account, or with 204.',
    fact: 'EN-36',
    grade: 'D',
  },
  '11': {
    level: 'SHOULD',
    says: 'A PATCH without operations is answered with success and changes nothing.',
    untestable: 'RFC 7644 section 3.5.2 asks for at least one operation, so who refuses the message is right.',
    fact: 'EN-37',
    grade: 'R',
  },
  '12': {
    level: 'MUST',
    says: 'A pathless replace whose value has dotted and URN-qualified names sets the attributes these names mean.',
    when: withFlag,
    fact: 'EN-41',
    grade: 'D',
  },
  '13': {
    level: 'MUST',
    says: 'A replace of userName renames the account.',
    fact: 'EN-30',
    grade: 'D',
  },
  '14': {
    level: 'SHOULD',
    says: 'A userName with 32 hexadecimal digits before it is stored, and the former one restored.',
    when: 'A person is moved to the recycle bin and back',
    fact: 'EN-52',
    grade: 'R',
  },
  '15': {
    level: 'SHOULD',
    says: 'A PATCH of an account is answered with 200 and the account.',
    when: "Microsoft's validator is run",
    fact: 'EN-95',
    grade: 'D',
  },
});

/** What leaving and coming back need. */
const entraDisable = section('ENTRA', 'disable', {
  '01': {
    level: 'MUST',
    says: 'A replace of active by the text "False" disables the account.',
    when: withoutFlag,
    fact: 'EN-40',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'A replace of active by the text "True" enables the account.',
    when: withoutFlag,
    fact: 'EN-33',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A replace of active by false disables the account.',
    when: withFlag,
    fact: 'EN-41',
    grade: 'D',
  },
  '04': {
    level: 'MUST',
    says: 'A disabled account is still answered by id.',
    fact: 'EN-90',
    grade: 'D',
  },
  '05': {
    level: 'MUST',
    says: 'A disabled account takes a PATCH.',
    fact: 'EN-53',
    grade: 'D',
  },
  '06': {
    level: 'MUST',
    says: 'A DELETE of an account removes it and is answered with 204.',
    when: 'A person is deleted for good',
    fact: 'EN-51',
    grade: 'D',
  },
});

const withManager = 'The manager is mapped';

/** What the manager needs. */
const entraManager = section('ENTRA', 'manager', {
  '01': {
    level: 'SHOULD',
    says: 'A manager written as the plain id of an account is stored.',
    when: withManager,
    fact: 'EN-34',
    grade: 'R',
  },
  '02': {
    level: 'SHOULD',
    says: 'A manager replaced by an empty text is removed.',
    when: withManager,
    fact: 'EN-34',
    grade: 'R',
  },
  '03': {
    level: 'SHOULD',
    says: 'The manager is answered as a complex value of the enterprise extension.',
    when: withManager,
    fact: 'EN-34',
    grade: 'R',
  },
  '04': {
    level: 'MUST',
    says: 'A filter that asks whether an account has a manager is answered with a ListResponse.',
    when: withManager,
    fact: 'EN-19',
    grade: 'D',
  },
});

/** What roles need. */
const entraRole = section('ENTRA', 'role', {
  '01': {
    level: 'MUST',
    says: 'A value for roles[primary eq "True"].value sets the primary role.',
    when: 'One role is mapped',
    fact: 'EN-45',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'An Add of roles keeps the roles that are there.',
    when: 'A list of roles is mapped',
    fact: 'EN-45',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A replace of roles leaves exactly the roles it lists.',
    when: 'A list of roles is mapped that also takes roles away',
    fact: 'EN-45',
    grade: 'D',
  },
});

/** What groups need. */
const entraGroup = section('ENTRA', 'group', {
  '01': {
    level: 'MUST',
    says: "A group created with Microsoft's own schema URN beside the Group schema is accepted.",
    when: withGroups,
    fact: 'EN-60',
    grade: 'D',
  },
  '02': {
    level: 'MUST',
    says: 'A group created without members is answered with 201 and its id.',
    when: withGroups,
    fact: 'EN-60',
    grade: 'D',
  },
  '03': {
    level: 'MUST',
    says: 'A replace of displayName renames the group.',
    when: withGroups,
    fact: 'EN-61',
    grade: 'D',
  },
  '04': {
    level: 'MUST',
    says: 'An Add of members keeps the members that are there.',
    when: withGroups,
    fact: 'EN-62',
    grade: 'D',
  },
  '05': {
    level: 'MUST',
    says: 'A Remove of members with a list of values takes these members out and no others.',
    when: withoutFlag,
    fact: 'EN-63',
    grade: 'D',
  },
  '06': {
    level: 'MUST',
    says: 'A remove of a member chosen by value takes this member out and no other.',
    when: withFlag,
    fact: 'EN-41',
    grade: 'D',
  },
  '07': {
    level: 'MUST',
    says: 'A member whose $ref is null is accepted.',
    when: withGroups,
    fact: 'EN-62',
    grade: 'D',
  },
  '08': {
    level: 'SHOULD',
    says: 'An Add of a member who is there already changes nothing.',
    when: withGroups,
    fact: 'EN-64',
    grade: 'R',
  },
  '09': {
    level: 'SHOULD',
    says: 'Many members in one operation are all added.',
    when: withGroups,
    fact: 'EN-65',
    grade: 'R',
  },
  '10': {
    level: 'MUST',
    says: 'A DELETE of a group removes it and is answered with 204.',
    when: withGroups,
    fact: 'EN-66',
    grade: 'D',
  },
  '11': {
    level: 'SHOULD',
    says: 'A PATCH of a group is answered with 204.',
    when: withGroups,
    fact: 'EN-90',
    grade: 'D',
  },
  '12': {
    level: 'MUST',
    says: 'The externalId of a group is stored.',
    when: withGroups,
    fact: 'EN-68',
    grade: 'D',
  },
  '13': {
    level: 'SHOULD',
    says: 'A remove of members in lower case with a list of values takes these members out and no others.',
    when: withGroups,
    fact: 'EN-43',
    grade: 'R',
  },
});

/** What Microsoft's published requests of other letter case ask for. */
const entraTolerance = section('ENTRA', 'tolerance', {
  '01': {
    level: 'SHOULD',
    says: 'Attribute names of a create are understood in any letter case.',
    when: "Microsoft's Postman collection is run",
    fact: 'EN-97',
    grade: 'C',
  },
  '02': {
    level: 'SHOULD',
    says: 'Endpoints are found in lower case.',
    when: "Microsoft's Postman collection is run",
    fact: 'EN-97',
    grade: 'C',
  },
  '03': {
    level: 'SHOULD',
    says: 'A member added as a plain id is accepted.',
    when: "Microsoft's Postman collection is run",
    fact: 'EN-97',
    grade: 'C',
  },
  '04': {
    level: 'SHOULD',
    says: 'Unknown members of a PATCH operation are passed over.',
    when: "Microsoft's Postman collection is run",
    fact: 'EN-97',
    grade: 'C',
  },
});

/** Everything Entra ID needs from a service provider. */
export const entraRequirements = {
  ...entraConnection,
  ...entraMatch,
  ...entraRead,
  ...entraCreate,
  ...entraUpdate,
  ...entraDisable,
  ...entraManager,
  ...entraRole,
  ...entraGroup,
  ...entraTolerance,
};

/** What Entra ID cannot do where a requirement of the section is not met. */
export const entraFlows = {
  connection: 'Entra ID cannot connect',
  match: 'Entra ID cannot match accounts and groups',
  read: 'Entra ID cannot read accounts and groups',
  create: 'Entra ID cannot create accounts',
  update: 'Entra ID cannot update accounts',
  disable: 'Entra ID cannot disable, restore and delete accounts',
  manager: 'Entra ID cannot provision managers',
  role: 'Entra ID cannot provision roles',
  group: 'Entra ID cannot provision groups',
  tolerance: "Microsoft's own requests are not understood",
} as const;
