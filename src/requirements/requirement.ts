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
  readonly actor?: Actor;
  /** What must hold for the statement to apply. */
  readonly when?: string;
  /** The RFC prints no key word; the level follows from a definition, table, example or plain prose. */
  readonly implied?: true;
  /** Number of a Verified erratum that changes the text. */
  readonly erratum?: number;
  /** Ids of the ambiguities the passage is part of. */
  readonly ambiguities?: readonly string[];
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

type Rows<Rfc extends string, Section extends string, Statements> = {
  readonly [Number in keyof Statements & string as `${Rfc}-${Section}-${Number}`]: Statements[Number] & {
    readonly rfc: Rfc;
    readonly section: Section;
  };
};

/** Names the statements of one section: number "03" of RFC 7644 section 3.3 becomes `7644-3.3-03`. */
export function section<
  const Rfc extends string,
  const Section extends string,
  const Statements extends Readonly<Record<string, Statement>>,
>(rfc: Rfc, name: Section, statements: Statements): Rows<Rfc, Section, Statements> {
  return Object.fromEntries(
    Object.entries(statements).map(([number, statement]) => [
      `${rfc}-${name}-${number}`,
      { ...statement, rfc, section: name },
    ]),
  ) as Rows<Rfc, Section, Statements>;
}

/** Where the text can be read. */
export function linkOf({ rfc, section: name }: Pick<Requirement, 'rfc' | 'section'>): string {
  return `https://www.rfc-editor.org/rfc/rfc${rfc}.html#section-${name}`;
}
