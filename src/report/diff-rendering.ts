import { styleText } from 'node:util';
import type { CheckChange, ReportDifference } from './diff.ts';
import { visibleLine } from './visible.ts';
import { conclusionWords, readinessWords, verdictWords } from './wording.ts';

const kinds = [
  ['broken', 'Broken', 'red'],
  ['fixed', 'Fixed', 'green'],
  ['changed', 'Changed', 'yellow'],
  ['new', 'New', 'cyan'],
  ['gone', 'Gone', 'dim'],
] as const;

/** What changed, the worst first, one line for each check. */
export function renderDiffTerminal(difference: ReportDifference, { colour }: { readonly colour: boolean }): string {
  const paragraphs = [
    standing(difference).join('\n'),
    ...kinds.flatMap(([kind, title, style]) => {
      const changes = difference[kind];
      const heading = `${title} (${changes.length})`;
      const painted = colour ? styleText(style, heading, { validateStream: false }) : heading;
      return changes.length === 0 ? [] : [[painted, ...changes.map((change) => `  ${line(change)}`)].join('\n')];
    }),
    ...(isEmpty(difference) ? ['No check changed.'] : []),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** The same for a comment on a pull request. */
export function renderDiffMarkdown(difference: ReportDifference): string {
  const blocks = [
    standing(difference)
      .map((text) => `- ${escape(text)}`)
      .join('\n'),
    ...kinds.flatMap(([kind, title]) => {
      const changes = difference[kind];
      const items = changes.map((change) => `- ${escape(line(change))}`);
      return changes.length === 0 ? [] : [`### ${title} (${changes.length})`, items.join('\n')];
    }),
    ...(isEmpty(difference) ? ['No check changed.'] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function isEmpty(difference: ReportDifference): boolean {
  return kinds.every(([kind]) => difference[kind].length === 0);
}

function standing({ conclusion, readiness }: ReportDifference): readonly string[] {
  return [
    fromTo(conclusionWords[conclusion.before], conclusionWords[conclusion.after]),
    ...Object.values(readiness).map(({ name, before, after }) => {
      const words = [before, after].map((word) => (word === undefined ? 'not judged' : readinessWords[word]));
      return `${visibleLine(name)}: ${fromTo(words[0] ?? '', words[1] ?? '')}`;
    }),
  ];
}

function line({ id, title, verdict, evidence }: CheckChange): string {
  const words = [verdict.before, verdict.after].flatMap((word) => (word === undefined ? [] : verdictWords[word]));
  const told = evidence === undefined ? '' : ` (${fromTo(evidence.before, evidence.after)})`;
  return `${visibleLine(title)}: ${fromTo(words[0] ?? '', words.at(-1) ?? '')}${told}  [${visibleLine(id)}]`;
}

function fromTo(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`;
}

function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~$&!]/g, (sign) =>
    /[<>&]/.test(sign) ? `&#${sign.charCodeAt(0)};` : `\\${sign}`,
  );
}
