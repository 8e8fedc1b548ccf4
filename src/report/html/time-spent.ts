import type { CheckVerdict, Report } from '../model.ts';
import { checkLink } from './links.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { PageContext } from './page-context.ts';

const mostShown = 5;

/** Where the time went: areas by the time of their checks, and the checks that took longest. */
export function timeSpent(context: PageContext): Markup {
  const timed = context.report.checks.filter(({ durationMs }) => durationMs > 0);
  if (timed.length === 0) return nothing;
  const slowest = timed.toSorted((one, other) => other.durationMs - one.durationMs).slice(0, mostShown);
  return html`<h3>Where the time goes</h3>
<table><caption>Time of the checks of each area; several run at once</caption>
<thead><tr><th scope="col">Area</th><th scope="col">Time</th></tr></thead>
<tbody>${areasByTime(context.report).map(([area, ms]) => html`<tr><th scope="row">${area}</th><td>${seconds(ms)}</td></tr>`)}</tbody></table>
<p>Slowest: ${slowest.map((check, index) => html`${index === 0 ? nothing : ', '}${checkLink(check.id, context)} (${seconds(check.durationMs)})`)}.</p>`;
}

function areasByTime({ checks }: Pick<Report, 'checks'>): readonly (readonly [area: string, ms: number])[] {
  const times = new Map<string, number>();
  for (const check of checks) times.set(topArea(check), (times.get(topArea(check)) ?? 0) + check.durationMs);
  return [...times].filter(([, ms]) => ms > 0).toSorted(([, one], [, other]) => other - one);
}

function topArea({ area }: Pick<CheckVerdict, 'area'>): string {
  return area.split('/')[0]!;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
