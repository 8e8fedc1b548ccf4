import { readFileSync } from 'node:fs';
import { Argument, Command, Option } from 'commander';
import { ReportUnreadable } from '../config/configuration-errors.ts';
import { compareReports } from '../report/diff.ts';
import { renderDiffMarkdown, renderDiffTerminal } from '../report/diff-rendering.ts';
import { type FormatName, formatNames, formats } from '../report/formats.ts';
import type { Report } from '../report/model.ts';
import { readReport } from '../report/read-report.ts';
import { renderTerminal } from '../report/terminal.ts';
import { hasColour } from './colour.ts';
import { type ExitCode, exitCode, exitCodeOf } from './exit-code.ts';

export function reportCommand(finish: (code: ExitCode) => void): Command {
  return new Command('report')
    .description('Renders a report again, in any format, on stdout.')
    .argument('<file>', 'report.json of a run')
    .addOption(
      new Option('--format <format>', 'format to render').choices(['terminal', ...formatNames]).default('terminal'),
    )
    .action((file: string, { format }: { readonly format: FormatName | 'terminal' }) => {
      const report = reportIn(file);
      process.stdout.write(
        format === 'terminal' ? renderTerminal(report, { colour: hasColour() }) : formats[format].render(report),
      );
      finish(exitCodeOf(report));
    });
}

export function diffCommand(finish: (code: ExitCode) => void): Command {
  return new Command('diff')
    .description('Compares two reports: what broke, what was fixed, what is new.')
    .addArgument(new Argument('<before>', 'report.json of the earlier run'))
    .addArgument(new Argument('<after>', 'report.json of the later run'))
    .option('--markdown', 'write Markdown')
    .action((before: string, after: string, { markdown }: { readonly markdown?: boolean }) => {
      const difference = compareReports(reportIn(before), reportIn(after));
      process.stdout.write(
        markdown ? renderDiffMarkdown(difference) : renderDiffTerminal(difference, { colour: hasColour() }),
      );
      finish(difference.broken.length > 0 ? exitCode.notConformant : exitCode.conformant);
    });
}

function reportIn(file: string): Report {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ReportUnreadable(file, 'There is no such file.', error);
  }
  const read = readReport(text);
  if ('problem' in read) throw new ReportUnreadable(file, read.problem);
  return read.report;
}
