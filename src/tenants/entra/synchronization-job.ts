import type { EntraMapping } from '../../idp/entra/mapping.ts';
import type { EntraTenant, Execution, Quarantine } from './tenant.ts';

/** How Graph writes a time at which nothing has happened yet. */
const never = '0001-01-01T00:00:00Z';

/** The provisioning job of the application as Graph shows it. */
export function shownJob({ jobId, isActive, quarantine, executions }: EntraTenant): object {
  const [last, lastSuccessful] = [executions.at(-1), executions.findLast(({ state }) => state === 'Succeeded')];
  const state = isActive ? (last ? 'Active' : 'NotRun') : 'Paused';
  return {
    id: jobId,
    templateId: 'scim',
    schedule: { expiration: null, interval: 'PT40M', state: isActive ? 'Active' : 'Disabled' },
    status: {
      code: quarantine ? 'Quarantine' : state,
      countSuccessiveCompleteFailures: quarantine?.seriesCount ?? 0,
      escrowsPruned: false,
      lastExecution: last ? shownExecution(last) : null,
      lastSuccessfulExecution: lastSuccessful ? shownExecution(lastSuccessful) : null,
      lastSuccessfulExecutionWithExports: null,
      progress: [],
      quarantine: quarantine ? shownQuarantine(quarantine) : null,
      steadyStateFirstAchievedTime: executions.find(isSteady)?.timeEnded ?? never,
      steadyStateLastAchievedTime: executions.findLast(isSteady)?.timeEnded ?? never,
      synchronizedEntryCountByType: [],
      troubleshootingUrl: null,
    },
    synchronizationJobSettings: [],
  };
}

function isSteady({ state }: Execution): boolean {
  return state === 'Succeeded';
}

function shownExecution({ failed, ...execution }: Execution): object {
  return {
    ...execution,
    countEntitled: 0,
    countEntitledForProvisioning: 0,
    countEscrowed: failed,
    countEscrowedRaw: failed,
    countExported: 0,
    countExports: 0,
    countImported: 0,
    countImportedDeltas: 0,
    countImportedReferenceDeltas: 0,
    error: null,
  };
}

function shownQuarantine({ message, ...quarantine }: Quarantine): object {
  const error = { code: 'SystemForCrossDomainIdentityManagementServiceIncompatible', message, tenantActionable: true };
  return { ...quarantine, reason: 'EncounteredQuarantineException', nextAttempt: never, error };
}

/** The mapping of the job as Graph shows it. */
export function shownSchema({ jobId, mapping, groupMapping }: EntraTenant, ruleId: string): object {
  return {
    id: jobId,
    version: 'v1',
    directories: [],
    synchronizationRules: [
      {
        id: ruleId,
        name: 'USER_OUTBOUND_USER',
        editable: true,
        priority: 1,
        sourceDirectoryName: 'Azure Active Directory',
        targetDirectoryName: 'customappsso',
        objectMappings: [objectMapping('Group', groupMapping), objectMapping('User', mapping)],
      },
    ],
  };
}

function objectMapping(name: string, rows: readonly EntraMapping[]): object {
  return {
    enabled: true,
    sourceObjectName: name,
    targetObjectName: name === 'User' ? 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' : name,
    flowTypes: 'Add, Update, Delete',
    attributeMappings: rows.map(({ target, source, matching, apply, defaultValue, isReference }) => ({
      targetAttributeName: target,
      matchingPriority: matching ?? 0,
      flowType: apply === 'on-create' ? 'ObjectAddOnly' : 'Always',
      flowBehavior: 'FlowWhenChanged',
      exportMissingReferences: false,
      defaultValue: defaultValue ?? null,
      source: { expression: source, type: isReference ? 'Attribute' : 'Function', name: source, parameters: [] },
    })),
  };
}
