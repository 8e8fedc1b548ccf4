import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ConfigurationUnreadable, SettingInvalid } from '../config/configuration-errors.ts';
import { withVariables } from '../config/variables.ts';
import type { ProviderOptions } from '../provider/options.ts';

/** Who may use the reference provider. */
export type Credentials = Pick<ProviderOptions, 'tokens' | 'accounts' | 'clients' | 'accessTokenSeconds'>;

const text = { type: 'string', minLength: 1 } as const;
const grant = { tenant: text, role: { enum: ['read-write', 'read-only'] }, subject: text } as const;

const credentialsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Credentials of the reference provider',
  type: 'object',
  additionalProperties: false,
  properties: {
    tokens: listOf({ token: text, name: text }, ['token']),
    accounts: listOf({ name: text, password: text }, ['name', 'password']),
    clients: listOf({ id: text, secret: text }, ['id', 'secret']),
    accessTokenSeconds: { type: 'integer', minimum: 1 },
  },
} as const;

function listOf<Properties extends object>(properties: Properties, required: readonly (keyof Properties)[]) {
  return {
    type: 'array',
    items: { type: 'object', additionalProperties: false, required, properties: { ...properties, ...grant } },
  } as const;
}

const isValid = new Ajv2020({ strict: true }).compile<Credentials>(credentialsSchema);

/**
 * Reads who may use the reference provider; "${NAME}" in strings becomes the variable's value.
 *
 * @throws ConfigurationUnreadable, SettingInvalid
 */
export function readCredentialsFile(file: string): Credentials {
  const content = withVariables(parsed(file), file, process.env);
  if (isValid(content)) return content;
  const { instancePath, message, params } = isValid.errors![0]!;
  const surplus = (params as { additionalProperty?: string }).additionalProperty;
  throw new SettingInvalid(
    file + instancePath.replaceAll('/', ' → '),
    surplus === undefined ? `${message}.` : `"${surplus}" is not expected here.`,
    'The file holds tokens, accounts and clients, as `scimulate serve --help` shows.',
  );
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigurationUnreadable(file, (error as Error).message, error);
  }
}
