import { patchingDefects } from './patching.ts';
import { ann, home, patching, work } from './testing/patching.ts';
import { showing } from './testing/stage.ts';

showing(patchingDefects, {
  'patch-answer-without-id': [
    async ({ user, patch, get }) => {
      const path = `/Users/${(await user()).id}`;
      const { status, body } = await patch(path, { op: 'replace', path: 'title', value: 'Boss' });
      return [status, 'id' in body, body.title, 'id' in (await get(path))];
    },
    [200, true, 'Boss', true],
    [200, false, 'Boss', true],
  ],
  'patch-only-replace-processed': patching(
    [
      { op: 'remove', path: 'title' },
      { op: 'add', path: 'nickName', value: 'A' },
    ],
    'title',
    [200, undefined],
    [200, 'Tester'],
  ),
  'patch-wipes-unmapped-data': patching(
    { op: 'replace', path: 'active', value: false },
    'emails',
    [200, [home, work]],
    [200, [home]],
  ),
  'patch-subattribute-lands-on-root': patching(
    { op: 'replace', path: 'name.givenName', value: 'Anne' },
    'givenName',
    [200, undefined],
    [200, 'Anne'],
  ),
  'patch-value-stringified': patching(
    { op: 'replace', path: 'name', value: { givenName: 'Anne' } },
    'name',
    [200, { givenName: 'Anne', familyName: 'Archer' }],
    [200, '[object Object]'],
  ),
  'patch-answer-is-stale': [
    async ({ user, patch, get }) => {
      const { id } = await user(ann);
      const { body } = await patch(`/Users/${id}`, { op: 'replace', path: 'title', value: 'Boss' });
      return [body.title, (await get(`/Users/${id}`)).title];
    },
    ['Boss', 'Boss'],
    ['Tester', 'Boss'],
  ],
  'patch-string-boolean-rejected': patching(
    { op: 'replace', path: 'active', value: 'False' },
    'active',
    [200, false],
    [400, undefined],
  ),
  'patch-remove-without-path-200': patching({ op: 'remove' }, 'title', [400, 'Tester'], [200, 'Tester']),
  'patch-noop-rejected': patching(
    { op: 'replace', path: 'title', value: 'Tester' },
    'title',
    [200, 'Tester'],
    [400, 'Tester'],
  ),
  'patch-externalid-not-settable': patching(
    { op: 'add', path: 'externalId', value: 'a-1' },
    'externalId',
    [200, 'a-1'],
    [200, undefined],
  ),
  'patch-unknown-op-ignored': patching(
    { op: 'move' as 'add', path: 'title', value: 'Boss' },
    'title',
    [400, 'Tester'],
    [200, 'Tester'],
  ),
  'patch-missing-schemas-accepted': [
    async ({ user, send }) =>
      (
        await send('PATCH', `/Users/${(await user()).id}`, {
          Operations: [{ op: 'add', path: 'title', value: 'Boss' }],
        })
      ).status,
    400,
    200,
  ],
  'patch-204-despite-attributes': [
    async ({ user, patch }) =>
      (await patch(`/Users/${(await user()).id}?attributes=title`, { op: 'add', path: 'title', value: 'Boss' })).status,
    200,
    204,
  ],
  'patch-put-disagree': patching(
    { op: 'replace', path: 'title', value: 'Boss' },
    'title',
    [200, 'Boss'],
    [200, 'Tester'],
  ),
  'patch-readonly-taken': patching(
    { op: 'replace', path: 'groups', value: [{ value: 'staff' }] },
    'groups',
    [400, undefined],
    [200, [{ value: 'staff' }]],
  ),
});
