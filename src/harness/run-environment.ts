import type { Settings } from '../config/settings.ts';

/** How the processes of one run hand each other its settings: by environment, the token apart from the rest. */
const settingsVariable = 'SCIMULATE_SETTINGS';
const folderVariable = 'SCIMULATE_RUN_FOLDER';
const tokenVariable = 'SCIM_TOKEN';

export function environmentOfRun(settings: Settings, folder: string): Readonly<Record<string, string>> {
  const { token, ...open } = settings;
  return {
    [settingsVariable]: JSON.stringify(open),
    [folderVariable]: folder,
    ...(token !== undefined && { [tokenVariable]: token }),
  };
}

export function settingsOfRun(): Settings {
  const open = JSON.parse(process.env[settingsVariable] ?? '{}') as Settings;
  const token = process.env[tokenVariable];
  return { ...open, ...(token !== undefined && { token }) };
}

export function isInRun(): boolean {
  return process.env[settingsVariable] !== undefined;
}

export function runFolder(): string {
  return process.env[folderVariable] ?? '';
}
