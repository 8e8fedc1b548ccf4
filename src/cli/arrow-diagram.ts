import { styleText } from 'node:util';
import type { SimulationEvent } from '../harness/simulation.ts';
import type { Exchange } from '../http/exchange.ts';
import { addressOf, gistOf } from '../report/gist.ts';
import { visible, visibleLine } from '../report/visible.ts';

export interface DiagramOptions {
  /** Who asks, for example "Okta". */
  readonly left: string;
  /** Who answers. */
  readonly right: string;
  readonly colour: boolean;
}

/** Draws events as they come, as lines of at most 100 columns. */
export interface ArrowDiagram {
  head(): string;
  event(event: SimulationEvent): string;
  /** What is left to say when nothing more comes. */
  end(): string;
}

type Style = Parameters<typeof styleText>[0];

const columns = 100;
/** Between the two lifelines, with a space on either side. */
const room = columns - 8;
/** Of a body; the rest is counted. */
const bodyLines = 3;
/** Of events of one kind in a row; the rest is counted. */
const longestRow = { exchange: 24, note: 8, problem: 24, begins: 1 };

export function arrowDiagram({ left, right, colour }: DiagramOptions): ArrowDiagram {
  const paint = (style: Style, text: string) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const row = (text: string, style?: Style) => {
    const padded = text.padEnd(room);
    return `   │ ${style === undefined ? padded : paint(style, padded)} │`;
  };
  let last: keyof typeof longestRow | undefined;
  let inARow = 0;

  /** What is left to say of a row that is over. */
  function pause(): readonly string[] {
    const unshown = last === undefined ? 0 : inARow - longestRow[last];
    inARow = 0;
    last = undefined;
    return unshown > 0 ? [row(`⋮ and ${unshown} more`, 'dim')] : [];
  }

  /** The event with a gap before it; within a row of notes there is none. */
  function placed(kind: keyof typeof longestRow, lines: () => readonly string[]): readonly string[] {
    const isNext = kind === last;
    const before = isNext ? [] : pause();
    last = kind;
    inARow += 1;
    if (inARow > longestRow[kind]) return [];
    return [...before, ...(isNext && kind === 'note' ? [] : [row('')]), ...lines()];
  }

  function exchangeLines(exchange: Exchange): readonly string[] {
    const { request } = exchange;
    const [first = '', ...more] = wrapAddress(`${request.method} ${addressOf(exchange)}`);
    return [
      row(first, 'bold'),
      ...more.map((line) => row(line, 'bold')),
      ...bodyOf(request.body).map((line) => row(line, 'dim')),
      `   ├${'─'.repeat(room + 1)}▶│`,
      answerLine(exchange),
    ];
  }

  function answerLine({ answer, ...rest }: Exchange): string {
    const gist = fit(gistOf({ ...rest, ...(answer && { answer }) }), room - 6);
    const line = '─'.repeat(room - gist.length - 1);
    return `   │◀${line} ${paint(styleOf(answer?.status), gist)} ┤`;
  }

  function linesOf(event: SimulationEvent): readonly string[] {
    switch (event.kind) {
      case 'exchange':
        return event.exchange.sender === 'idp'
          ? placed('exchange', () => exchangeLines(event.exchange))
          : note(byOthers(event.exchange));
      case 'begins':
        return placed('begins', () => [
          `   ├${' what it is about '.padStart(room / 2 + 9, '╌').padEnd(room + 2, '╌')}┤`,
        ]);
      case 'happens':
        return note(event.sentence);
      case 'fails':
        return placed('problem', () => wrap(`✗ ${left}, ${complaint(event)}`, room).map((line) => row(line, 'red')));
    }
  }

  function note(sentence: string): readonly string[] {
    return placed('note', () => wrap(`● ${sentence}`, room).map((line) => row(line, 'cyan')));
  }

  return {
    head() {
      const width = columns - 4;
      const name = fit(visibleLine(right), width - left.length - 2);
      return ended([`  ${paint('bold', left)}${name.padStart(width - left.length)}`]);
    },
    event: (event) => ended(linesOf(event)),
    end: () => ended([...pause(), row('')]),
  };
}

/** A failure in the identity provider's words. */
function complaint({ problem }: Extract<SimulationEvent, { kind: 'fails' }>): string {
  const { step, subject, message, detail, code } = problem;
  const about = subject === undefined ? step : `${step} of ${subject}`;
  const said = detail === undefined || message.includes(detail) ? message : `${message} ${detail}`;
  return `${about}: ${code === undefined ? '' : `${code}: `}${said}`;
}

function styleOf(status = 0): Style {
  if (status >= 200 && status < 300) return 'green';
  return status >= 400 && status < 500 ? 'yellow' : 'red';
}

function byOthers(exchange: Exchange): string {
  return `somebody else: ${exchange.request.method} ${addressOf(exchange)} → ${gistOf(exchange)}`;
}

function ended(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** As it is sent; breaks before the parameters of the query where there is a choice. */
function wrapAddress(text: string): readonly string[] {
  const [first = '', ...parameters] = text.split(/(?=&)/);
  const lines = [...cut(first, 0)];
  for (const parameter of parameters) {
    const last = lines.at(-1)!;
    if (last.length + parameter.length <= room) lines[lines.length - 1] = last + parameter;
    else lines.push(...cut(parameter, 4));
  }
  return lines;
}

/** Cuts a text that has no words to break between. */
function cut(text: string, indent: number): readonly string[] {
  const width = room - indent;
  const lines = Array.from({ length: Math.ceil(text.length / width) }, (_, index) =>
    text.slice(index * width, (index + 1) * width),
  );
  return lines.map((line) => ' '.repeat(indent) + line);
}

/** The first lines of a body as it is sent. */
function bodyOf(body = ''): readonly string[] {
  const lines = cut(visible(body).replaceAll(/[\n\t]/g, ' '), 0);
  if (lines.length <= bodyLines) return lines;
  const shown = lines.slice(0, bodyLines);
  const rest = Buffer.byteLength(body) - Buffer.byteLength(shown.join(''));
  const more = `… ${Math.max(1, rest)} more bytes`;
  return [...shown.slice(0, -1), `${shown.at(-1)!.slice(0, room - more.length)}${more}`];
}

/** Breaks a text between words, and longer words anywhere. */
export function wrap(text: string, width: number): readonly string[] {
  const lines = [''];
  for (const word of visibleLine(text)
    .split(' ')
    .flatMap((long) => long.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [])) {
    const line = lines.at(-1)!;
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function fit(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
