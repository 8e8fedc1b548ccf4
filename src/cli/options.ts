import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { TokenMissing } from '../config/configuration-errors.ts';

/** Where the user keeps the bearer token. */
export interface TokenPlace {
  readonly tokenEnv?: string;
  readonly tokenFile?: string;
}

/**
 * Reads the token from where the flags say; `undefined` when they say nothing.
 *
 * @throws TokenMissing
 */
export function tokenFrom({ tokenEnv, tokenFile }: TokenPlace): string | undefined {
  if (tokenEnv !== undefined) {
    return process.env[tokenEnv] || missing(`the environment variable ${tokenEnv}`);
  }
  if (tokenFile === undefined) return undefined;
  try {
    return readFileSync(tokenFile, 'utf8').trim() || missing(`the file ${tokenFile}`);
  } catch (error) {
    if (error instanceof TokenMissing) throw error;
    throw new TokenMissing(`the file ${tokenFile}`, error);
  }
}

function missing(place: string): never {
  throw new TokenMissing(place);
}

/** Parses a whole number between two bounds. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(
      `Use a whole number from ${least}${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ''}.`,
    );
  };
}

export function positiveNumber(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError('Use a number greater than 0.');
}

export function collect(text: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), text];
}
