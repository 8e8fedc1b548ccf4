import { setTimeout as sleep } from 'node:timers/promises';
import { createPace } from '../../http/pace.ts';
import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import type { LiveOptions } from '../live-provider.ts';
import { quarantineIn } from './enterprise.ts';
import type { GraphClient } from './graph-client.ts';
import { type ProvisioningResult, resultIn, resultOfDemand } from './provisioning-result.ts';

/** Five demands in ten seconds are allowed. */
const demandsPerSecond = 0.45;

/** So far the clocks here and there may differ. */
const clockToleranceMs = 5 * 60_000;

export interface JobAddress {
  /** Path of the job below the API. */
  readonly path: string;
  readonly jobId: string;
  readonly ruleId: string;
}

/** What one cycle did. */
export interface Cycle {
  readonly results: readonly ProvisioningResult[];
  /** Why the job does not work any more, in Entra's words. */
  readonly quarantine?: string;
}

/** A provisioning job: runs on demand or in cycles. */
export class ProvisioningJob {
  readonly #graph: GraphClient;
  readonly #job: JobAddress;
  readonly #options: LiveOptions;
  readonly #pace: () => Promise<void>;
  /** Ids of entries of the log that have been told. */
  readonly #told = new Set<unknown>();

  constructor(graph: GraphClient, job: JobAddress, options: LiveOptions, isLimited: boolean) {
    this.#graph = graph;
    this.#job = job;
    this.#options = options;
    this.#pace = createPace(isLimited ? demandsPerSecond : undefined);
  }

  /** Provisions one user, or one group with up to five of its members. */
  async demand(objectId: string, type: 'User' | 'Group', members: readonly string[] = []): Promise<ProvisioningResult> {
    const links = { members: members.map((id) => ({ objectId: id, objectTypeName: 'User' })) };
    const subject = { objectId, objectTypeName: type, ...(members.length > 0 && { links }) };
    const parameters = [{ ruleId: this.#job.ruleId, subjects: [subject] }];
    await this.#pace();
    const answer = await this.#graph.post('provision on demand', `${this.#job.path}/provisionOnDemand`, { parameters });
    return resultOfDemand(answer, objectId);
  }

  /** Lets the job run until a cycle has begun and ended since; `begin` is "start" or "restart". */
  async cycle(begin: 'start' | 'restart', body?: object): Promise<Cycle> {
    const { path, jobId } = this.#job;
    const before = endOf(await this.#graph.get('look at the job', path));
    const since = new Date(Date.now() - clockToleranceMs).toISOString();
    await this.#graph.post(`${begin} the job`, `${path}/${begin}`, body);
    const state = await this.#ended(before);
    await this.#graph.post('pause the job', `${path}/pause`);
    const filter = encodeURIComponent(`jobId eq '${jobId}' and activityDateTime gt ${since}`);
    const entries = await this.#graph.list('read the provisioning log', `/auditLogs/provisioning?$filter=${filter}`);
    const news = entries.filter(({ id }) => !this.#told.has(id)).toSorted(byTime);
    for (const { id } of news) this.#told.add(id);
    const quarantine = quarantineIn(state);
    return { results: news.map(resultIn), ...(quarantine !== undefined && { quarantine }) };
  }

  async #ended(before: string): Promise<JsonObject> {
    const { pollMs, longestMs } = this.#options.patience;
    const startedAt = Date.now();
    for (;;) {
      const job = await this.#graph.get('look at the job', this.#job.path);
      const elapsedMs = Date.now() - startedAt;
      if (endOf(job) !== before || elapsedMs >= longestMs) return job;
      this.#options.tell({ awaits: 'a provisioning cycle of Entra ID', usually: 'up to 40 minutes', elapsedMs });
      await sleep(pollMs);
    }
  }
}

function byTime({ activityDateTime: one }: JsonObject, { activityDateTime: other }: JsonObject): number {
  return String(one) < String(other) ? -1 : Number(String(one) > String(other));
}

/** When the last cycle ended; empty when there was none. */
function endOf(job: JsonObject): string {
  return String(object(object(job['status'])['lastExecution'])['timeEnded'] ?? '');
}

function object(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
