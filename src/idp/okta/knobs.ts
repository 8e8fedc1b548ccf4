import { type Knob, oneOf, yesOrNo } from '../knob.ts';
import type { OktaProfile } from './profile.ts';

/** Every choice of an Okta application, as a configuration may set it. */
export const oktaKnobs: Readonly<Record<keyof OktaProfile, Knob>> = {
  scimVersion: oneOf('Version of the protocol.', '2.0', '1.1'),
  userUpdate: oneOf('How profile changes are written (OK-30, OK-33).', 'PUT', 'PATCH'),
  userActivation: oneOf('How accounts are deactivated and reactivated (OK-40, OK-41).', 'PUT', 'PATCH'),
  groupUpdate: oneOf('How groups are written (OK-64, OK-68).', 'PUT', 'PATCH'),
  readsEntitlements: yesOrNo('Whether roles and entitlements are discovered (OK-70).'),
  readsUserSchema: yesOrNo('Whether the schemas are read when the integration is enabled (OK-33).'),
  queryEncoding: oneOf('How spaces are written in queries (OK-21).', 'plus', 'percent20'),
  filterPosition: oneOf('Place of the filter among the parameters (OK-21).', 'first', 'last'),
  matchAttribute: { description: 'The attribute accounts are looked up by (OK-20).', type: 'string' },
  onUserNameChange: oneOf('What a new user name leads to (OK-37).', 'update', 'deactivate-and-create'),
  onReturn: oneOf('What happens first when somebody comes back (OK-45).', 'look-up', 'create'),
  onOutage: oneOf('What an answer of 500 and more, or none, does to a task.', 'fail', 'reschedule'),
  emptyValue: oneOf('What is written for an emptied attribute.', 'omit', 'null', 'empty-string'),
  sendsExternalId: yesOrNo('Whether the Okta user id travels as externalId (OK-24).'),
  passwordSync: yesOrNo('Whether passwords are synchronised (OK-46).'),
  groupCreateMembers: oneOf('Members in the create of a group (OK-62, OK-63).', 'empty', 'filled'),
  groupMembership: oneOf(
    'How members are written by PATCH (OK-65 to OK-67).',
    'delta',
    'replace-path',
    'replace-pathless',
    'replace-pathless-bare',
  ),
  groupPutId: yesOrNo('Whether the PUT of a group repeats its id (OK-68).'),
  membersPerPatch: {
    description: 'Changes of members in one PATCH (OK-69a).',
    type: 'integer',
    minimum: 1,
    maximum: 1000,
  },
  onGroupRename: oneOf('What the rename of a source group does (OK-69d).', 'rename', 'deactivate-mapping'),
  deleteAfterMs: {
    description: 'Milliseconds until a deactivated account is deleted; null never (OK-43).',
    type: ['integer', 'null'],
    minimum: 0,
  },
};
