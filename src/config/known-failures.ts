import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { KnownFailuresUnreadable } from './configuration-errors.ts';

/** What the user knows to fail, and why; an entry in the file given with `--known`. */
export interface KnownFailure {
  /** Id of the check. */
  readonly check: string;
  readonly reason: string;
  /** Where the failure is tracked. */
  readonly issue?: string;
  /** Last day on which the failure is accepted, for example "2027-01-31". */
  readonly expires?: string;
}

const validate = new Ajv2020({ strict: true }).compile<readonly KnownFailure[]>({
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['check', 'reason'],
    properties: {
      check: { type: 'string', minLength: 1 },
      reason: { type: 'string', minLength: 1 },
      issue: { type: 'string', minLength: 1 },
      expires: { type: 'string', pattern: String.raw`^\d{4}-\d{2}-\d{2}$` },
    },
  },
});

/** Known failures that still hold, by check, and a notice for each that has expired. */
export interface Known {
  readonly reasons: Readonly<Record<string, string>>;
  readonly notices: readonly string[];
}

/** @throws KnownFailuresUnreadable */
export function readKnownFailures(file: string | undefined, today: Date): Known {
  if (file === undefined) return { reasons: {}, notices: [] };
  const day = today.toISOString().slice(0, 10);
  const [current, expired] = [(one: KnownFailure) => !isOver(one, day), (one: KnownFailure) => isOver(one, day)];
  const entries = entriesIn(file);
  return {
    reasons: Object.fromEntries(entries.filter(current).map((one) => [one.check, reasonOf(one)])),
    notices: entries
      .filter(expired)
      .map(({ check, expires }) => `The known failure ${check} expired on ${expires} and counts again.`),
  };
}

function entriesIn(file: string): readonly KnownFailure[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new KnownFailuresUnreadable(file, (error as Error).message, error);
  }
  if (validate(content)) return content;
  const [problem] = validate.errors!;
  throw new KnownFailuresUnreadable(file, `${problem!.instancePath || 'the file'} ${problem!.message}.`);
}

function isOver({ expires }: KnownFailure, day: string): boolean {
  return expires !== undefined && expires < day;
}

function reasonOf({ reason, issue }: KnownFailure): string {
  return issue === undefined ? reason : `${reason} (${issue})`;
}
