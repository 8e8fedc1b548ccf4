import type { Settings } from '../config/settings.ts';
import { type Exchange, header } from '../http/exchange.ts';
import { playback } from '../http/playback.ts';
import { buildReport } from '../report/build-report.ts';
import type { DeclaredCheck } from '../report/declared-check.ts';
import type { Report } from '../report/model.ts';
import { notRun, outcomeOfCheck } from '../report/outcome-of-check.ts';
import { outcomeOfRule } from '../report/passive-checks.ts';
import { count } from '../report/wording.ts';
import { catalogue } from '../requirements/catalogue.ts';
import { connect } from '../target/connection.ts';
import { discover } from '../target/discovery.ts';
import { targetFrom } from '../target/target.ts';
import { describeRun } from './describe-run.ts';
import { userAgent } from './session.ts';
import { watchOver } from './sightings.ts';

/** Traffic that somebody else has caused, without secrets. */
export interface Recording {
  /** As the user named it. */
  readonly file: string;
  readonly baseUrl: string;
  readonly exchanges: readonly Exchange[];
  /** Exchanges that cannot be judged because the file has lost parts of them. */
  readonly cut: number;
}

/** Judges what every exchange shows by itself; the other checks were not run. */
export async function judgeTraffic(
  recording: Recording,
  settings: Settings,
  declared: readonly DeclaredCheck[],
): Promise<Report> {
  const { baseUrl, exchanges, file } = recording;
  const transport = playback(exchanges);
  const discovered = await discover(connect({ baseUrl, transport, userAgent }));
  const hasToken = exchanges.some(({ request }) => header(request.headers, 'Authorization') !== undefined);
  const target = targetFrom(baseUrl, discovered, hasToken);
  const watch = watchOver(target, undefined);
  for (const exchange of exchanges) watch.observe(exchange);
  const tallies = watch.tallies();
  const startedAt = exchanges[0]!.startedAt;
  const description = describeRun({ ...settings, idps: [] }, { folder: '', prefix: '', startedAt, target });
  const outcomes = declared.map((check) => {
    const outcome =
      check.kind === 'passive'
        ? outcomeOfRule(tallies[check.id])
        : notRun('Recorded traffic was judged: nothing was sent.');
    return outcomeOfCheck(check, outcome);
  });
  const last = exchanges.at(-1)!;
  return buildReport({
    ...description,
    run: {
      ...description.run,
      selection: ['passive'],
      command: `scimulate run --from ${JSON.stringify(file)}`,
      durationMs: Math.max(0, Date.parse(last.startedAt) - Date.parse(startedAt)) + Math.round(last.durationMs),
      complete: true,
    },
    outcomes,
    notices: [...description.notices, ...noticesOf(recording)],
    leftovers: [],
    catalogue,
  });
}

function noticesOf({ exchanges, cut, file }: Recording): readonly string[] {
  return [
    `${count(exchanges.length, 'recorded exchange')} of ${file} were judged; only what every exchange shows by itself can be.`,
    ...(cut > 0 ? [`${count(cut, 'exchange')} with cut bodies were passed over.`] : []),
  ];
}
