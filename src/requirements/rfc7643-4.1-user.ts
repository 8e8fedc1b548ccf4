import { section } from './requirement.ts';

export const rfc7643User = {
  ...section('7643', '4.1', {
    '01': {
      level: 'MUST',
      says: 'The base schema of the User type is urn:ietf:params:scim:schemas:core:2.0:User.',
      implied: true,
    },
  }),
  ...section('7643', '4.1.1', {
    '01': {
      level: 'MUST',
      says: 'Every User has a non-empty userName.',
      ambiguities: ['AMB-INVALID-VALUE-SYNTAX'],
    },
    '02': {
      level: 'MUST',
      says: 'userName is unique among all Users of the service provider.',
      ambiguities: ['AMB-USERNAME-CASE', 'AMB-UNIQ-STATUS'],
    },
    '03': {
      level: 'MUST',
      says: 'userName is present on every User and compares without regard to case.',
      ambiguities: ['AMB-USERNAME-CASE'],
    },
    '04': {
      level: 'MAY',
      says: 'name is returned as formatted alone, as its components alone, or as both.',
    },
    '05': {
      level: 'SHOULD',
      says: 'Where name has both formatted and components, they describe the same name.',
      untestable: 'How the components of a name combine depends on culture and taste, which no check knows.',
    },
    '06': {
      level: 'MAY',
      says: 'A User is returned with a non-empty displayName.',
      untestable: 'A User with displayName and one without are both right.',
    },
    '07': {
      level: 'SHOULD',
      says: 'displayName is the full name of the User where it is known.',
      untestable: 'Whether a text is the full name of a person is not visible in the text.',
    },
    '08': {
      level: 'MAY',
      says: 'displayName is a user name or handle where nothing better is known.',
      untestable: 'Whether something better was known to the service provider never shows.',
    },
    '09': {
      level: 'SHOULD',
      says: 'displayName is the label by which the service provider itself shows the User to people.',
      untestable: 'The user interface of the service provider is out of reach of SCIM requests.',
    },
    '10': {
      level: 'SHOULD',
      actor: 'both',
      says: 'nickName holds the casual name of a person and not the user name.',
      untestable: 'A nickname that equals the user name is sometimes just that.',
    },
    '11': {
      level: 'SHOULD',
      actor: 'both',
      says: 'profileUrl is a URL in the normal form of RFC 3986 section 6.2.',
      implied: true,
    },
    '12': { level: 'SHOULD', says: 'userType accepts any value.', implied: true },
    '13': {
      level: 'SHOULD',
      actor: 'both',
      says: 'preferredLanguage has the syntax of the Accept-Language header.',
      implied: true,
    },
    '14': {
      level: 'SHOULD',
      actor: 'both',
      says: 'locale is a language tag of RFC 5646, without white space.',
      implied: true,
    },
    '15': { level: 'MAY', says: 'locale is also accepted with an underscore in place of the hyphen, such as en_US.' },
    '16': {
      level: 'SHOULD',
      actor: 'both',
      says: 'timezone is a name of the IANA time zone database, such as America/Los_Angeles.',
      implied: true,
    },
    '17': {
      level: 'MUST',
      actor: 'both',
      says: 'active is a boolean for the administrative status of the User, in the meaning the service provider gives it.',
      implied: true,
      ambiguities: ['AMB-BOOL-STRING'],
    },
    '18': { level: 'MUST', says: 'No answer contains a password, be it in clear text or hashed.' },
    '19': {
      level: 'SHOULD',
      says: 'A password that the service provider keeps is hashed.',
      untestable: 'How a password is stored is invisible, because no answer ever contains it.',
    },
    '20': {
      level: 'SHOULD',
      says: 'A new password is prepared for international comparison, checked against the password policy and protected.',
      when: 'changePassword.supported',
      erratum: 8450,
    },
    '21': {
      level: 'MUST',
      says: 'A clear text password that is passed on to another system travels over a secured connection.',
      untestable: 'The traffic between the service provider and its own back ends is not visible to a client.',
    },
    '22': {
      level: 'MUST',
      says: 'A password that waits for further processing is kept protected, for example encrypted.',
      untestable: 'The intermediate storage of the service provider is not visible to a client.',
    },
    '23': {
      level: 'MAY',
      says: 'A filter that compares password with eq is evaluated.',
      when: 'filter.supported',
    },
    '24': {
      level: 'SHOULD',
      says: 'A filter on password prepares its operand and compares it with the stored value as a salted hash.',
      implied: true,
      untestable: 'Whether two passwords were compared as hashes or as text does not show in the result.',
    },
    '25': { level: 'MUST', says: 'password is writeOnly and never returned in any form.' },
  }),
};
