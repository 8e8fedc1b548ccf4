import type { JsonObject } from '../../scim/json.ts';
import { listPatchingDefects } from './patching-lists.ts';
import { ann, home, patching, work } from './testing/patching.ts';
import { showing } from './testing/stage.ts';

const bobMail = { type: 'other', value: 'bob@example.com' };

showing(listPatchingDefects, {
  'patch-remove-filter-ignored': patching(
    { op: 'remove', path: 'emails[type eq "home"]' },
    'emails',
    [200, [work]],
    [200, undefined],
  ),
  'patch-add-replaces-array': patching(
    { op: 'add', path: 'emails', value: [bobMail] },
    'emails',
    [200, [home, work, bobMail]],
    [200, [bobMail]],
  ),
  'patch-primary-not-demoted': patching(
    { op: 'add', path: 'emails', value: [{ ...bobMail, primary: true }] },
    'emails',
    [200, [home, { ...work, primary: false }, { ...bobMail, primary: true }]],
    [200, [home, work, { ...bobMail, primary: true }]],
  ),
  'patch-replace-keeps-old-values': patching(
    { op: 'replace', path: 'emails', value: [bobMail] },
    'emails',
    [200, [bobMail]],
    [200, [home, work, bobMail]],
  ),
  'patch-filter-changes-all': patching(
    { op: 'replace', path: 'emails[type eq "work"].value', value: 'new@example.com' },
    'emails',
    [200, [home, { ...work, value: 'new@example.com' }]],
    [
      200,
      [
        { ...home, value: 'new@example.com' },
        { ...work, value: 'new@example.com' },
      ],
    ],
  ),
  'patch-filter-first-match-only': patching(
    { op: 'replace', path: 'roles[value pr].display', value: 'Role' },
    'roles',
    [
      200,
      [
        { value: 'reader', display: 'Role' },
        { value: 'writer', display: 'Role' },
      ],
    ],
    [
      200,
      [
        { value: 'reader', display: 'Role' },
        { value: 'writer', display: 'Writer' },
      ],
    ],
  ),
  'patch-replace-no-match-appends': patching(
    { op: 'replace', path: 'roles[value eq "boss"].display', value: 'Boss' },
    'roles',
    [400, ann.roles],
    [200, [...(ann.roles as JsonObject[]), { value: 'boss', display: 'Boss' }]],
  ),
  'patch-value-cut-at-space': patching(
    { op: 'replace', path: 'roles[value eq "reader"].display', value: 'Avid Reader' },
    'roles',
    [
      200,
      [
        { value: 'reader', display: 'Avid Reader' },
        { value: 'writer', display: 'Writer' },
      ],
    ],
    [
      200,
      [
        { value: 'reader', display: 'Avid' },
        { value: 'writer', display: 'Writer' },
      ],
    ],
  ),
  'patch-path-parser-special-chars': patching(
    { op: 'remove', path: 'emails[value eq "ann@home.example"]' },
    'emails',
    [200, [work]],
    [400, [home, work]],
  ),
  'patch-empty-array-noop': patching(
    { op: 'replace', path: 'emails', value: [] },
    'emails',
    [200, undefined],
    [200, [home, work]],
  ),
  'patch-remove-subattribute-noop': patching(
    { op: 'remove', path: 'roles[value eq "reader"].display' },
    'roles',
    [200, [{ value: 'reader' }, { value: 'writer', display: 'Writer' }]],
    [200, ann.roles],
  ),
  'patch-filter-on-changed-part-lost': patching(
    { op: 'replace', path: 'emails[type eq "work"].type', value: 'other' },
    'emails',
    [200, [home, { ...work, type: 'other' }]],
    [400, [home, work]],
  ),
});
