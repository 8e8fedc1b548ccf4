import { randomUUID } from 'node:crypto';
import { rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Lets `latest` point to a run: a symbolic link, or a text file with the name of the folder where `link` cannot make
 * one. A `latest` that is a folder belongs to somebody else and stays.
 */
export async function pointLatestTo(
  run: string,
  root: string,
  link: (target: string, path: string) => Promise<void> = symlink,
): Promise<'link' | 'file' | 'none'> {
  const draft = join(root, `.latest-${randomUUID()}`);
  const kind = await link(run, draft).then(
    () => 'link' as const,
    () => writeFile(draft, `${run}\n`).then(() => 'file' as const),
  );
  try {
    await rename(draft, join(root, 'latest'));
    return kind;
  } catch {
    await rm(draft, { force: true });
    return 'none';
  }
}
