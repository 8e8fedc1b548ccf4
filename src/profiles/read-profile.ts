import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { SettingInvalid } from '../config/configuration-errors.ts';
import { nearest } from '../config/nearest.ts';
import { unknownName } from '../config/unknown-name.ts';
import { checkProfile } from './check-profile.ts';
import profileSchema from './profile.schema.json' with { type: 'json' };
import type { Profile } from './profile.ts';

/** The name that stands for no profile: the RFCs alone. */
export const plain = 'rfc';

const folder = join(import.meta.dirname, '../../fixtures/profiles');

/** Names of the profiles that come with the package. */
export function profileNames(): readonly string[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted();
}

/**
 * Reads a profile by name, or from a file where the name has a slash or ends with ".json"; `undefined` for "rfc".
 *
 * @throws SettingInvalid when there is none, when it breaks the schema, or when it contradicts itself
 */
export function readProfile(nameOrFile: string): Profile | undefined {
  if (nameOrFile === plain) return undefined;
  const isFile = /[/\\]|\.json$/.test(nameOrFile);
  if (!isFile && !profileNames().includes(nameOrFile)) {
    throw unknownName('--profile', nameOrFile, [plain, ...profileNames()]);
  }
  const profile = validated(contentOf(isFile ? resolve(nameOrFile) : join(folder, `${nameOrFile}.json`)), nameOrFile);
  checkProfile(profile, nameOrFile);
  return profile;
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file.' : message;
    throw new SettingInvalid(
      `--profile ${file}`,
      reason,
      'Name a profile of `scimulate list profiles`, or a JSON file.',
    );
  }
}

let compiled: ValidateFunction<Profile> | undefined;

function validated(content: unknown, name: string): Profile {
  compiled ??= new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile<Profile>(profileSchema);
  if (compiled(content)) return content;
  throw problem(compiled.errors![0]!, name);
}

const hint = 'docs/profiles.md says what a profile may hold.';

function problem({ keyword, instancePath, message, params }: ErrorObject, name: string): SettingInvalid {
  const place = `--profile ${name}${instancePath.replaceAll('/', ' → ')}`;
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') {
    const unknown = (params as Record<string, string>)['additionalProperty'] ?? params['unevaluatedProperty'];
    const suggestion = nearest(String(unknown), namesIn(profileSchema));
    return new SettingInvalid(place, `"${unknown}" is not known.`, suggestion ? `Did you mean "${suggestion}"?` : hint);
  }
  const allowed = 'allowedValues' in params ? `: ${(params['allowedValues'] as string[]).join(', ')}` : '';
  return new SettingInvalid(place, `${message}${allowed}.`, hint);
}

function namesIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, below]) =>
    name === 'properties' ? [...Object.keys(below as object), ...namesIn(below)] : namesIn(below),
  );
}
