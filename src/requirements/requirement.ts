import type { AmbiguityId } from './ambiguities.ts';

export type Level = 'MUST' | 'SHOULD' | 'MAY';
export type Actor = 'provider' | 'client' | 'both' | 'other';

/** Evidence behind an identity provider's fact: documented, captured, reported or inferred. */
export type Grade = 'D' | 'C' | 'R' | 'I';

/** A normative statement as it is written down, one per row of a section. */
export interface Statement {
  /** SHALL and REQUIRED are MUST, RECOMMENDED is SHOULD, OPTIONAL is MAY; "MUST NOT" is MUST with a negative sentence. */
  readonly level: Level;
  /** One fact in our own words, present tense, no level word. */
  readonly says: string;
  /** Whom it binds; the service provider when absent. */
  readonly actor?: Exclude<Actor, 'provider'>;
  /** What must hold for the statement to apply. */
  readonly when?: string;
  /** The RFC prints no key word; the level follows from a definition, table, example or plain prose. */
  readonly implied?: true;
  /** Number of a Verified erratum that changes the text. */
  readonly erratum?: number;
  /** Ids of the ambiguities the passage is part of. */
  readonly ambiguities?: readonly AmbiguityId[];
  /** Why nobody can observe it over HTTP. */
  readonly untestable?: string;
  /** Fact of an identity provider's own set that the statement rests on, for example 'OK-22'. */
  readonly fact?: string;
  /** How well that fact is known. */
  readonly grade?: Grade;
}

/** A statement with its place. */
export interface Requirement extends Statement {
  /** Number of the RFC, for example "7644". */
  readonly rfc: string;
  readonly section: string;
}

/** Names the statements of one section: number "03" of RFC 7644 section 3.3 becomes `7644-3.3-03`. */
export function section<const Rfc extends string, const Section extends string, Row extends string>(
  rfc: Rfc,
  name: Section,
  statements: Readonly<Record<Row, Statement>>,
): Readonly<Record<`${Rfc}-${Section}-${Row}`, Requirement>> {
  // An object lists keys such as "10" before "01", whatever order they were written in.
  const rows = Object.entries<Statement>(statements).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const requirements: Record<string, Requirement> = Object.fromEntries(
    rows.map(([row, statement]) => [`${rfc}-${name}-${row}`, { ...statement, rfc, section: name }]),
  );
  return requirements as Record<`${Rfc}-${Section}-${Row}`, Requirement>;
}

/** Where the text can be read. */
export function linkOf({ rfc, section: name }: Pick<Requirement, 'rfc' | 'section'>): string {
  return `https://www.rfc-editor.org/rfc/rfc${rfc}.html#section-${name}`;
}
