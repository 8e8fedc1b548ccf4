import { type EntraProfile, entraProfiles } from '../../idp/entra/profile.ts';
import { isLoopback } from '../../target/address.ts';
import type { Creation } from '../../target/ledger.ts';
import { type LiveOptions, removeEach, type Tenant } from '../live-provider.ts';
import { enterpriseOf, isScheduled, jobPath } from './enterprise.ts';
import { diagnoseEntra } from './entra-diagnosis.ts';
import { EntraDirectory, removeGroupNamed, removeUser, removeUserNamed, unlessGone } from './entra-directory.ts';
import { EntraMirror } from './entra-mirror.ts';
import { createEntraProvider } from './entra-provider.ts';
import type { EntraSettings } from './entra-settings.ts';
import { type GraphClient, openGraphClient } from './graph-client.ts';
import { readJobSchema } from './job-schema.ts';
import { ProvisioningJob } from './provisioning-job.ts';

/** What a ledger calls a job that is to run again. */
const pausedJob = 'Entra job that was running';

/** An Entra tenant behind Microsoft Graph. `choices` say how the job differs from the usual one. */
export async function openEntraTenant(
  settings: EntraSettings,
  choices: Partial<EntraProfile>,
  timeoutMs: number,
): Promise<Tenant> {
  const graph = await openGraphClient(settings, timeoutMs);
  const { provisioning: way } = settings;
  const usual = entraProfiles[way === 'cycle' ? 'entra-scim-default' : 'entra-on-demand'];
  return {
    ...(settings.domain !== undefined && { emailDomain: settings.domain }),
    async provider(options) {
      const enterprise = await enterpriseOf(graph, settings);
      const path = await jobPath(graph, settings);
      const { ruleId, ...mappings } = readJobSchema(await graph.get('read the schema of the job', `${path}/schema`));
      await pause(graph, path, options.ledger);
      const tenant = new EntraDirectory(graph, enterprise, options.ledger);
      const objectId = (key: string) => tenant.id(key) ?? key;
      const mirror = new EntraMirror({ ...mappings, profile: { ...usual, ...choices }, objectId });
      const address = { path, ruleId, jobId: path.split('/').at(-1)! };
      const job = new ProvisioningJob(graph, address, options, !isLoopback(settings.graphUrl));
      const validate = async () =>
        void (await graph.post('validate the credentials', `${path}/validateCredentials`, {
          useSavedCredentials: true,
        }));
      return createEntraProvider({ tenant, mirror, job, way, validate });
    },
    remove: (creations) => removeEach(creations, (creation) => remove(graph, creation)),
    diagnose: (target) => diagnoseEntra(graph, settings, target),
  };
}

/** While we play the job runs only when we say so; the ledger knows that it ran before. */
async function pause(graph: GraphClient, path: string, ledger: LiveOptions['ledger']): Promise<void> {
  if (!isScheduled(await graph.get('look at the job', path))) return;
  ledger.note({ url: graph.url + path, resourceType: pausedJob });
  await graph.post('pause the job', `${path}/pause`);
}

async function remove(graph: GraphClient, { url, resourceType }: Creation): Promise<void> {
  const { pathname, searchParams } = new URL(url);
  const id = decodeURIComponent(pathname.split('/').at(-1)!);
  switch (resourceType) {
    case 'Entra user':
      return removeUser(graph, id);
    case 'Entra user by name':
      return removeUserNamed(graph, id);
    case 'Entra group by name':
      return removeGroupNamed(graph, searchParams.get('name')!);
    case 'Entra group':
      return unlessGone(graph.remove('delete a group', `/groups/${id}`));
    default:
      await graph.post('start the job again', `${url.slice(graph.url.length)}/start`);
  }
}
