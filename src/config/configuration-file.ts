import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { ConfigurationUnreadable, SettingInvalid } from './configuration-errors.ts';
import { configurationSchema } from './configuration-schema.ts';
import { nearest } from './nearest.ts';
import type { Environment, Settings } from './settings.ts';
import { withVariables } from './variables.ts';

/** What `scim.config.ts` may hold; the token is normally written as "${NAME}" of an environment variable. */
export type ConfigurationFile = Partial<Settings>;

/** Gives editors the types of a configuration. */
export function defineConfig(configuration: ConfigurationFile): ConfigurationFile {
  return configuration;
}

const usualNames = ['scim.config.ts', 'scim.config.mjs', 'scim.config.js', 'scim.config.json'];

/**
 * Reads the named file, or the usual one in `folder` if there is any; "${NAME}" in strings becomes the variable's
 * value.
 *
 * @throws ConfigurationUnreadable, SettingInvalid
 */
export async function readConfigurationFile(
  named: string | undefined,
  folder: string,
  environment: Environment,
): Promise<ConfigurationFile> {
  for (const name of named === undefined ? usualNames : [named]) {
    const content = await contentOf(resolve(folder, name), named !== undefined);
    if (content !== undefined) return validated(withVariables(content, name, environment), name);
  }
  return {};
}

async function contentOf(file: string, isWanted: boolean): Promise<unknown> {
  const text = await textOf(file, isWanted);
  if (text === undefined) return undefined;
  try {
    if (file.endsWith('.json')) return JSON.parse(text);
    const { default: content } = (await import(pathToFileURL(file).href)) as { default?: unknown };
    if (content === undefined) throw new Error('it has no default export.');
    return content;
  } catch (error) {
    throw new ConfigurationUnreadable(file, error instanceof Error ? error.message : String(error), error);
  }
}

/** `undefined` when there is no such file and none is wanted. */
async function textOf(file: string, isWanted: boolean): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !isWanted) return undefined;
    throw new ConfigurationUnreadable(file, code === 'ENOENT' ? 'there is no such file.' : message, error);
  }
}

const validate = new Ajv2020({ strict: true, allErrors: false }).compile<ConfigurationFile>(configurationSchema);

function validated(content: unknown, file: string): ConfigurationFile {
  if (validate(content)) return content;
  throw problem(validate.errors![0]!, file);
}

function problem(error: ErrorObject, file: string): SettingInvalid {
  const place = file + error.instancePath.replaceAll('/', ' → ');
  const allowed = Object.keys(configurationSchema.properties);
  if (error.keyword === 'additionalProperties') {
    const name = (error.params as { additionalProperty: string }).additionalProperty;
    const suggestion = nearest(name, allowed);
    return new SettingInvalid(
      place,
      `"${name}" is not a setting.`,
      suggestion ? `Did you mean "${suggestion}"?` : `Settings are: ${allowed.join(', ')}.`,
    );
  }
  const values = (error.params as { allowedValues?: readonly string[] }).allowedValues;
  return new SettingInvalid(
    place,
    `${error.message}.`,
    values ? `Use one of: ${values.join(', ')}.` : 'Correct the value.',
  );
}
