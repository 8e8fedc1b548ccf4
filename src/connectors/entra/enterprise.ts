import { isJsonObject, type JsonObject } from '../../scim/json.ts';
import { TenantRefused } from '../live-errors.ts';
import type { EntraSettings } from './entra-settings.ts';
import type { GraphClient } from './graph-client.ts';

/** The enterprise application that provisions. */
export interface Enterprise {
  readonly servicePrincipalId: string;
  readonly appId: string;
  /** Ids of roles by value. */
  readonly roles: ReadonlyMap<string, string>;
}

export async function enterpriseOf(graph: GraphClient, { servicePrincipalId }: EntraSettings): Promise<Enterprise> {
  const principal = await graph.get('find the enterprise application', `/servicePrincipals/${servicePrincipalId}`);
  const roles = Array.isArray(principal['appRoles']) ? principal['appRoles'].filter(isJsonObject) : [];
  const byValue = roles.map(({ id, value, displayName }) => [String(value ?? displayName), String(id)] as const);
  return { servicePrincipalId, appId: String(principal['appId']), roles: new Map(byValue) };
}

/** @throws TenantRefused when there is no job */
export async function jobPath(graph: GraphClient, { servicePrincipalId, jobId }: EntraSettings): Promise<string> {
  const path = `/servicePrincipals/${servicePrincipalId}/synchronization/jobs`;
  if (jobId !== undefined) return `${path}/${jobId}`;
  const [first] = await graph.list('find the provisioning job', path);
  if (first) return `${path}/${String(first['id'])}`;
  const hint = 'Set up automatic provisioning for the application in the Entra admin center.';
  throw new TenantRefused('Entra ID: find the provisioning job', 404, 'the application has none.', hint);
}

/** The state of a job in one word. */
export function codeOf({ status }: JsonObject): string {
  return isJsonObject(status) ? String(status['code']) : '';
}

/** Whether cycles come by themselves; a job that has not ended its first one has another code than "Active". */
export function isScheduled(job: JsonObject): boolean {
  const { schedule } = job;
  return isJsonObject(schedule) ? schedule['state'] === 'Active' : codeOf(job) === 'Active';
}

/** Why a job is in quarantine, in Entra's words; undefined when it is not. */
export function quarantineIn({ status }: JsonObject): string | undefined {
  const quarantine = isJsonObject(status) ? status['quarantine'] : null;
  if (!isJsonObject(quarantine)) return undefined;
  const { reason, error } = quarantine;
  const words = [reason, isJsonObject(error) ? error['message'] : undefined].filter((one) => typeof one === 'string');
  return words.join(': ') || 'no reason given';
}
