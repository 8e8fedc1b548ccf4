import { type Knob, oneOf, yesOrNo } from '../knob.ts';
import type { EntraProfile } from './profile.ts';

const textOrNull = ['string', 'null'];

/** Every choice of an Entra provisioning job, as a configuration may set it. */
export const entraKnobs: Readonly<Record<keyof EntraProfile, Knob>> = {
  opCase: oneOf('Letter case of PATCH operations (EN-40, EN-43).', 'capital', 'lower'),
  mergesOperations: yesOrNo('Whether operations without a filter are merged into one without a path (EN-41).'),
  activeAs: oneOf('How active is written (EN-33).', 'string', 'boolean'),
  missingElement: oneOf('The operation for an element that is not there yet (EN-31).', 'Add', 'Replace'),
  emptyPatches: yesOrNo('Whether an account in line gets a PATCH without operations (EN-37).'),
  managerAs: oneOf('How the manager is written (EN-34).', 'id', 'reference-list'),
  managerRemoval: oneOf('How the manager is taken away (EN-34).', 'empty-text', 'remove'),
  memberRemoval: oneOf('How members are removed (EN-41, EN-63).', 'value-list', 'filtered-path'),
  memberRef: yesOrNo('Whether member values carry "$ref":null (EN-63).'),
  membersPerPatch: { description: 'Members in one PATCH (EN-65).', type: 'integer', minimum: 1 },
  redundantAdds: yesOrNo('Whether members who are there are added again (EN-64).'),
  legacyGroupSchema: yesOrNo("Whether groups are created with Microsoft's own schema URN (EN-60)."),
  readBeforePatch: yesOrNo('Whether an account is read before it is patched (EN-71).'),
  alwaysMatches: yesOrNo('Whether a known account is looked up again each time (EN-76).'),
  keepAlive: yesOrNo('Whether each cycle begins with the lookup of nobody (EN-12).'),
  discoversSchemas: yesOrNo('Whether /Schemas is read when the configuration is saved (EN-13).'),
  hexCase: oneOf('Letter case of percent-encoded bytes.', 'upper', 'lower'),
  accept: { description: 'The Accept header; null sends none (EN-3).', type: textOrNull },
  userAgent: { description: 'The User-Agent header; null sends none (EN-3).', type: textOrNull },
  forwardsFlag: yesOrNo('Whether the flag in the tenant URL travels with every request (EN-7).'),
  tombstone: oneOf('Names in the recycle bin (EN-52).', 'with-disable', 'before-disable', 'off'),
  skipOutOfScopeDeletions: yesOrNo('Whether accounts out of scope stay untouched (EN-54).'),
  actions: {
    description: 'Target object actions that are allowed (EN-55).',
    type: 'array',
    items: { enum: ['create', 'update', 'delete'] },
  },
  restartForgetsLinks: yesOrNo('Whether a restart matches everything again (EN-72).'),
  mostMembers: {
    description: 'Members one demand can carry; null without limit (EN-76).',
    type: ['integer', 'null'],
    minimum: 1,
  },
};
