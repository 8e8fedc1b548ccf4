import type { Settings } from '../config/settings.ts';
import type { Exchange, HeaderList, HttpRequest } from '../http/exchange.ts';
import { IdTranslation } from '../http/id-translation.ts';
import { redacted } from '../http/redaction.ts';
import { isJsonObject, type Json, parseJson } from '../scim/json.ts';
import { cleanUp, type Leftover } from '../target/clean-up.ts';
import { Evidence } from './evidence.ts';
import { inPassingSession } from './passing-session.ts';
import type { Workbench } from './workbench.ts';

/** What became of a recorded request; nothing in it is secret. */
export interface Replayed {
  readonly recorded: Exchange;
  /** Absent when it was not sent. */
  readonly now?: Exchange;
  /** What is different now, or why it was not sent; absent when the answer is of the same kind. */
  readonly remark?: string;
}

export interface ReplayPlan {
  readonly exchanges: readonly Exchange[];
  /** Base URL in the recording. */
  readonly recordedBaseUrl: string;
  readonly url: string;
  readonly settings: Settings;
  readonly interruption: AbortSignal;
  readonly tell: (replayed: Replayed) => void;
}

/**
 * Sends recorded requests to another target, in their order and with the ids that resources have there, and removes what that
 * created. Resources it has not created are read, never written.
 *
 * @throws what `openSession` throws
 */
export async function replay(plan: ReplayPlan): Promise<readonly Leftover[]> {
  return inPassingSession(plan.url, plan.settings, async (workbench) => {
    const evidence = new Evidence(workbench.session.target.baseUrl);
    await sendAll(plan, workbench, evidence);
    return cleanUp(
      workbench.connection(() => {}),
      evidence.created.balance(),
    );
  });
}

async function sendAll(plan: ReplayPlan, workbench: Workbench, evidence: Evidence): Promise<void> {
  const { baseUrl } = workbench.session.target;
  const { exchange: redact } = workbench.redactor;
  const { token } = workbench.settings;
  const transport = workbench.transport((exchange) => evidence.record(exchange));
  const ids = new IdTranslation();
  const own = () => new Set(evidence.created.balance().present.map(({ url }) => url));
  for (const recorded of plan.exchanges) {
    if (plan.interruption.aborted) return;
    const { request } = recorded;
    if (!isBelow(request.url, plan.recordedBaseUrl)) {
      plan.tell({ recorded, remark: 'not sent: it went elsewhere' });
      continue;
    }
    const url = baseUrl + ids.address(request.url.slice(plan.recordedBaseUrl.length));
    const body = request.body === undefined ? undefined : withPasswords(ids.body(request.body));
    if (writesToOthers({ ...request, url, ...(body !== undefined && { body }) }, baseUrl, own())) {
      plan.tell({ recorded, remark: 'not sent: it changes a resource that the replay has not created' });
      continue;
    }
    const headers = headersFor(request.headers, new URL(baseUrl).host, body, token);
    const sent: HttpRequest = { method: request.method, url, headers, ...(body !== undefined && { body }) };
    const now = await transport.send(sent, 'idp');
    ids.learn(recorded, now);
    const remark = difference(recorded, now);
    plan.tell({ recorded, now: redact(now), ...(remark !== undefined && { remark }) });
  }
}

function isBelow(url: string, baseUrl: string): boolean {
  return url.startsWith(baseUrl) && /^[/?]|^$/.test(url.slice(baseUrl.length));
}

/** A secret that was replaced cannot be sent again; a password is made up. */
function withPasswords(body: string): string {
  return body.replaceAll(`"${redacted}"`, '"Scimulate-replayed-!7aB"');
}

function writesToOthers({ method, url, body }: HttpRequest, baseUrl: string, own: ReadonlySet<string>): boolean {
  const [address = ''] = url.split('?', 1);
  if (method === 'GET' || method === 'HEAD') return false;
  if (method !== 'POST') return !own.has(address);
  if (!/\/Bulk$/i.test(address)) return false;
  const message = parseJson(body ?? '');
  const operations = isJsonObject(message) ? message['Operations'] : undefined;
  return (
    Array.isArray(operations) && (operations as readonly Json[]).some((operation) => !isOwn(operation, baseUrl, own))
  );
}

function isOwn(operation: Json, baseUrl: string, own: ReadonlySet<string>): boolean {
  if (!isJsonObject(operation)) return false;
  const { method, path } = operation;
  return method === 'POST' || (typeof path === 'string' && own.has(baseUrl + path));
}

/** As recorded and in that order, with the credential of this target. */
function headersFor(
  recorded: HeaderList,
  host: string,
  body: string | undefined,
  token: string | undefined,
): HeaderList {
  const authorization = token === undefined ? [] : [['Authorization', `Bearer ${token}`] as const];
  const hasOne = recorded.some(([name]) => /^authorization$/i.test(name));
  const kept = recorded.flatMap(([name, value]): HeaderList => {
    switch (name.toLowerCase()) {
      case 'authorization':
        return authorization;
      case 'host':
        return [[name, host]];
      case 'content-length':
        return body === undefined ? [] : [[name, String(Buffer.byteLength(body))]];
      default:
        return value.includes(redacted) || /^transfer-encoding$/i.test(name) ? [] : [[name, value]];
    }
  });
  return hasOne ? kept : [...kept, ...authorization];
}

/** Successes are alike, refusals only with the same status; what is searched for must be found both times or never. */
function difference(recorded: Exchange, now: Exchange): string | undefined {
  const [before, after] = [recorded.answer, now.answer];
  if (!after) return before ? `no answer; recorded was ${before.status}` : undefined;
  if (!before) return undefined;
  const areBothGood = before.status < 300 && after.status < 300;
  if (!areBothGood && before.status !== after.status) return `${after.status}; recorded was ${before.status}`;
  if (!/[?&]filter=/.test(recorded.request.url)) return undefined;
  const [former, current] = [totalIn(before.body), totalIn(after.body)];
  const isListGone = former !== undefined && current !== undefined && (former === 0) !== (current === 0);
  return isListGone ? `${current} results; recorded were ${former}` : undefined;
}

function totalIn(body: string): number | undefined {
  const json = parseJson(body);
  const total = isJsonObject(json) ? json['totalResults'] : undefined;
  return typeof total === 'number' ? total : undefined;
}
