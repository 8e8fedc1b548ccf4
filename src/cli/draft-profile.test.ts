import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Profile } from '../profiles/profile.ts';
import { readProfile } from '../profiles/read-profile.ts';
import { emptyFolder, type Serving, scimulate, serving } from './testing/command.ts';

const folder = emptyFolder();
const file = join(folder.path, 'draft.json');
let target: Serving;

describe('scimulate doctor --write-profile', () => {
  beforeAll(async () => {
    target = await serving(['serve', '--port', '0', '--profile', 'veza', '--users', '150']);
    await scimulate(['doctor', target.url, '--write-profile', file]);
  });
  afterAll(async () => {
    await target.stop();
    folder.remove();
  });

  test('drafts a profile that can be used', () => {
    const draft = readProfile(file)!;

    expect(draft.address).toMatchObject({ form: target.url, basePath: '/scim/v2', grade: 'D' });
    expect(draft.filters).toMatchObject({ operators: ['eq'], grade: 'P' });
    expect(draft.limits).toContainEqual(expect.objectContaining({ limit: 'defaultPageSize', value: 100, grade: 'P' }));
    expect(draft.capabilities).toMatchObject({ patch: { supported: 'yes', grade: 'D' } });
    expect(requiredOf(draft)).toEqual(expect.arrayContaining(['userName', 'name', 'displayName', 'emails']));
    expect(draft.resourceTypes.map(({ name }) => name)).toEqual(['User', 'Group']);
  });

  test('writes over no file', async () => {
    const before = readFileSync(file, 'utf8');

    expect(await scimulate(['doctor', target.url, '--write-profile', file])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is there already'),
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('without it writes nothing', async () => {
    await scimulate(['doctor', target.url], { cwd: folder.path });

    expect(existsSync(join(folder.path, 'profile.json'))).toBe(false);
  });
});

function requiredOf({ resourceTypes }: Profile): readonly string[] {
  return (resourceTypes[0]?.attributes ?? []).map(({ path }) => path);
}
