import { renderHar } from './har.ts';
import { renderHtml } from './html/page.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import type { Report } from './model.ts';

interface Format {
  /** Name of the file in the folder of a run. */
  readonly file: string;
  readonly render: (report: Report) => string;
}

/** Every format a report is written in, by the name that `--format` takes, in the order of writing. */
export const formats = {
  html: { file: 'report.html', render: renderHtml },
  junit: { file: 'junit.xml', render: renderJunit },
  markdown: { file: 'report.md', render: renderMarkdown },
  har: { file: 'traffic.har', render: renderHar },
  json: { file: 'report.json', render: renderJson },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as readonly FormatName[];

export function renderJson(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
