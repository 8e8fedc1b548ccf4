import { section } from './requirement.ts';

const contact = section('7643', '4.1.2', {
  '01': { level: 'SHOULD', actor: 'both', says: 'The value of an email is an address in the syntax of RFC 5321.' },
  '02': {
    level: 'SHOULD',
    says: 'The value of an email is returned in canonical form, with its domain in lower case.',
  },
  '03': {
    level: 'MAY',
    says: 'The display of an email carries the canonical form of the address.',
    untestable: 'display is open to any label, so none contradicts this use.',
  },
  '04': {
    level: 'MAY',
    actor: 'client',
    says: 'The client gives an email another type than work, home and other.',
    ambiguities: ['AMB-CANONICAL'],
  },
  '05': {
    level: 'SHOULD',
    actor: 'both',
    says: 'The value of a phone number is in the format of RFC 3966, such as tel:+1-201-555-0123.',
  },
  '06': {
    level: 'SHOULD',
    says: 'The value of a phone number is returned in the canonical form of RFC 3966 where that fits.',
    untestable: 'The passage leaves it to the service provider when the canonical form fits.',
  },
  '07': {
    level: 'MAY',
    says: 'The display of a phone number carries the canonical form of the number.',
    untestable: 'display is open to any label, so none contradicts this use.',
  },
  '08': {
    level: 'MAY',
    actor: 'client',
    says: 'The client gives a phone number another type than work, home, mobile, fax, pager and other.',
  },
  '09': {
    level: 'SHOULD',
    says: 'An instant messaging address is returned without white space and in lower case where that fits.',
    untestable: 'The passage leaves it to the service provider for which addresses this fits.',
  },
  '10': {
    level: 'SHOULD',
    actor: 'both',
    says: 'The type of an instant messaging address is aim, gtalk, icq, xmpp, msn, skype, qq, yahoo or other.',
  },
  '11': {
    level: 'MAY',
    says: 'The service provider defines further types of instant messaging addresses.',
    untestable: 'The schema that lists only the types of the RFC and the one that lists more are both right.',
  },
  '12': {
    level: 'MAY',
    says: 'The service provider defines how the instant messaging addresses of a type are canonicalised.',
    untestable: 'Such rules stand in documentation outside SCIM.',
  },
  '13': {
    level: 'MUST',
    actor: 'both',
    says: 'The value of a photo leads to an image file and not to a web page.',
    untestable: 'It binds content outside the service provider, at URLs that checks do not open.',
  },
  '14': {
    level: 'MAY',
    says: 'One picture is returned in several sizes.',
    untestable: 'Whether two photos show the same picture takes eyes to see.',
  },
  '15': {
    level: 'SHOULD',
    actor: 'both',
    says: 'photos holds profile pictures that suit a description of the User, not any picture taken by that person.',
    untestable: 'What a picture shows and who took it takes eyes to see.',
  },
  '16': {
    level: 'SHOULD',
    actor: 'both',
    says: 'The type of a photo is photo or thumbnail.',
    implied: true,
    untestable: 'Canonical values are suggestions, so another type is no contradiction.',
  },
  '17': { level: 'MAY', actor: 'both', says: 'An address has any selection of its sub-attributes.' },
  '18': { level: 'MAY', actor: 'both', says: 'The formatted sub-attribute of an address has line breaks.' },
  '19': { level: 'MAY', actor: 'both', says: 'The streetAddress sub-attribute of an address has line breaks.' },
  '20': {
    level: 'MUST',
    actor: 'both',
    says: 'The country of an address is a code of two letters from ISO 3166-1, such as US.',
    erratum: 5990,
  },
});

const belonging = section('7643', '4.1.2', {
  '21': {
    level: 'SHOULD',
    says: 'An entry of groups with type direct stands for a membership that clients change through the Group.',
    when: 'the service provider has Groups and returns groups',
  },
  '22': {
    level: 'MAY',
    actor: 'client',
    says: 'The client changes direct memberships through the Group, which sometimes changes indirect ones.',
  },
  '23': {
    level: 'MUST',
    says: 'The value of an entry of groups is the id of the Group.',
    when: 'the service provider has Groups and returns groups',
  },
  '24': {
    level: 'MUST',
    says: 'The $ref of an entry of groups is the URI of the Group.',
    when: 'the service provider has Groups and returns groups with $ref',
    implied: true,
    erratum: 8471,
  },
  '25': {
    level: 'MUST',
    actor: 'client',
    says: 'The client changes memberships through the Group and not through the groups attribute of a User.',
    when: 'the service provider has Groups',
  },
  '26': { level: 'MUST', says: 'groups of a User is readOnly.', implied: true },
  '27': {
    level: 'MAY',
    says: 'entitlements holds values of any vocabulary and syntax.',
    implied: true,
    untestable: 'Which entitlements exist is for the service provider to say, so refusing one proves nothing.',
  },
  '28': { level: 'MAY', says: 'roles holds values of any vocabulary and syntax.', implied: true },
  '29': {
    level: 'MUST',
    actor: 'both',
    says: 'Each value of x509Certificates is exactly one certificate in DER.',
    when: 'the User schema has x509Certificates',
    implied: true,
  },
  '30': {
    level: 'MUST',
    actor: 'both',
    says: 'Each value of x509Certificates is base64 text.',
    when: 'the User schema has x509Certificates',
  },
  '31': {
    level: 'MUST',
    actor: 'both',
    says: 'No value of x509Certificates contains several certificates.',
    untestable: 'The service provider returns what clients stored, and a check stores single certificates only.',
  },
});

export const rfc7643UserMultiValued = { ...contact, ...belonging };
