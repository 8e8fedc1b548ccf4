import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingInvalid } from '../config/configuration-errors.ts';
import type { Settings } from '../config/settings.ts';
import { openSession } from './session.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/**
 * Opens a session whose folder is gone afterwards, for what writes no report.
 *
 * @throws SettingInvalid for settings that forbid writing, and what `openSession` throws
 */
export async function inPassingSession<Result>(
  url: string,
  settings: Settings,
  act: (workbench: Workbench) => Promise<Result>,
): Promise<Result> {
  if (settings.readOnly) {
    throw new SettingInvalid('readOnly', 'this writes to the target.', 'Leave it out, or use `scimulate run`.');
  }
  const folder = mkdtempSync(join(tmpdir(), 'scimulate-'));
  const alone = { ...settings, workers: 1 };
  try {
    await openSession(url, alone, folder);
    const workbench = openWorkbench(alone, folder);
    try {
      return await act(workbench);
    } finally {
      workbench.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
