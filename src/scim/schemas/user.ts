import { type Attribute, attribute } from '../attribute.ts';
import type { Schema } from '../schema.ts';
import { schemaUrn } from '../urn.ts';

/** The User schema of RFC 7643 sections 4.1 and 8.7.1, with Verified errata applied. */
export const userSchema: Schema = {
  id: schemaUrn.User,
  name: 'User',
  description: 'A user account.',
  attributes: [
    attribute('userName', 'string', 'Name the user signs in with; unique, case is ignored.', {
      required: true,
      uniqueness: 'server',
    }),
    attribute('name', 'complex', "The parts of the user's name.", {
      subAttributes: [
        attribute('formatted', 'string', 'The whole name as it is displayed.'),
        attribute('familyName', 'string', 'Family name, or last name.'),
        attribute('givenName', 'string', 'Given name, or first name.'),
        attribute('middleName', 'string', 'Middle names.'),
        attribute('honorificPrefix', 'string', 'Title before the name, such as "Ms.".'),
        attribute('honorificSuffix', 'string', 'Suffix after the name, such as "III".'),
      ],
    }),
    attribute('displayName', 'string', 'Name shown to other people.'),
    attribute('nickName', 'string', 'Casual name.'),
    attribute('profileUrl', 'reference', "Address of the user's public profile.", { referenceTypes: ['external'] }),
    attribute('title', 'string', 'Job title.'),
    attribute('userType', 'string', 'Relation to the organisation, such as "Employee".'),
    attribute('preferredLanguage', 'string', 'Language preference in Accept-Language form.'),
    attribute('locale', 'string', 'Locale for dates, numbers and currency, such as "en-US".'),
    attribute('timezone', 'string', 'IANA time zone name, such as "Europe/Berlin".'),
    attribute('active', 'boolean', 'Whether the account may be used.'),
    attribute('password', 'string', 'Clear-text password; can be written, is never returned.', {
      mutability: 'writeOnly',
      returned: 'never',
    }),
    plural('emails', 'E-mail addresses.', attribute('value', 'string', 'The address.'), ['work', 'home', 'other']),
    plural('phoneNumbers', 'Telephone numbers.', attribute('value', 'string', 'The number.'), [
      'work',
      'home',
      'mobile',
      'fax',
      'pager',
      'other',
    ]),
    plural('ims', 'Instant messaging addresses.', attribute('value', 'string', 'The address.'), [
      'aim',
      'gtalk',
      'icq',
      'xmpp',
      'msn',
      'skype',
      'qq',
      'yahoo',
    ]),
    plural(
      'photos',
      'Pictures of the user.',
      attribute('value', 'reference', 'Address of the picture.', { referenceTypes: ['external'] }),
      ['photo', 'thumbnail'],
    ),
    attribute('addresses', 'complex', 'Postal addresses.', {
      multiValued: true,
      subAttributes: [
        attribute('formatted', 'string', 'The whole address as it is printed; may have line breaks.'),
        attribute('streetAddress', 'string', 'Street, house number and the like; may have line breaks.'),
        attribute('locality', 'string', 'City.'),
        attribute('region', 'string', 'State or region.'),
        attribute('postalCode', 'string', 'Postal code.'),
        attribute('country', 'string', 'ISO 3166-1 alpha-2 country code.'),
        attribute('type', 'string', 'What the address is for.', { canonicalValues: ['work', 'home', 'other'] }),
        // Left out of the printed schema but used in its examples (erratum 6005).
        attribute('primary', 'boolean', 'Marks the preferred value; true at most once.'),
      ],
    }),
    attribute('groups', 'complex', 'Groups the user belongs to; changed through the Group.', {
      multiValued: true,
      mutability: 'readOnly',
      subAttributes: [
        attribute('value', 'string', 'Identifier of the Group.', { mutability: 'readOnly' }),
        attribute('$ref', 'reference', 'URI of the Group.', { mutability: 'readOnly', referenceTypes: ['Group'] }),
        attribute('display', 'string', 'Name of the Group.', { mutability: 'readOnly' }),
        attribute('type', 'string', 'Whether membership is direct or through a nested Group.', {
          mutability: 'readOnly',
          canonicalValues: ['direct', 'indirect'],
        }),
      ],
    }),
    plural('entitlements', 'Things the user is entitled to.', attribute('value', 'string', 'The entitlement.')),
    plural('roles', 'Roles of the user.', attribute('value', 'string', 'The role.')),
    plural('x509Certificates', 'Certificates of the user.', attribute('value', 'binary', 'One DER certificate.')),
  ],
};

/** A multi-valued attribute with the usual sub-attributes of RFC 7643 section 2.4. */
function plural(name: string, description: string, value: Attribute, types?: readonly string[]): Attribute {
  return attribute(name, 'complex', description, {
    multiValued: true,
    subAttributes: [
      value,
      attribute('display', 'string', 'Human-readable form of the value.'),
      attribute('type', 'string', 'What the value is for.', types && { canonicalValues: types }),
      attribute('primary', 'boolean', 'Marks the preferred value; true at most once.'),
    ],
  });
}
