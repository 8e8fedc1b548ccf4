import type { Settings } from '../config/settings.ts';

/** How the processes of one run hand each other its settings: by environment, secrets apart from the rest. */
const settingsVariable = 'SCIMULATE_SETTINGS';
const folderVariable = 'SCIMULATE_RUN_FOLDER';
const tokenVariable = 'SCIM_TOKEN';
const otherTokenVariable = 'SCIM_OTHER_TOKEN';
const liveVariable = 'SCIMULATE_LIVE';

export function environmentOfRun(settings: Settings, folder: string): Readonly<Record<string, string>> {
  const { token, otherToken, live, ...open } = settings;
  return {
    [settingsVariable]: JSON.stringify(open),
    [folderVariable]: folder,
    [liveVariable]: JSON.stringify(live),
    ...(token !== undefined && { [tokenVariable]: token }),
    ...(otherToken !== undefined && { [otherTokenVariable]: otherToken }),
  };
}

export function settingsOfRun(): Settings {
  const open = JSON.parse(process.env[settingsVariable] ?? '{}') as Settings;
  const live = JSON.parse(process.env[liveVariable] ?? '{}') as Settings['live'];
  const { [tokenVariable]: token, [otherTokenVariable]: otherToken } = process.env;
  return { ...open, live, ...(token !== undefined && { token }), ...(otherToken !== undefined && { otherToken }) };
}

export function isInRun(): boolean {
  return process.env[settingsVariable] !== undefined;
}

export function runFolder(): string {
  return process.env[folderVariable] ?? '';
}
