import { randomUUID } from 'node:crypto';
import type { EntraMapping } from '../../idp/entra/mapping.ts';
import type { ProvisioningProblem } from '../../idp/identity-provider.ts';
import type { SimulatedIdentityProvider } from '../../idp/simulated-provider.ts';
import type { JsonObject } from '../../scim/json.ts';
import { type Promptness, Provisioning, type Round } from '../provisioning.ts';
import { notFound } from './graph-error.ts';
import { personOf } from './person.ts';

export interface GraphUser extends JsonObject {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly accountEnabled: boolean;
}

export interface GraphGroup {
  readonly id: string;
  readonly displayName: string;
  /** Ids of users. */
  readonly members: ReadonlySet<string>;
}

export interface Assignment {
  readonly id: string;
  readonly principalId: string;
  readonly principalType: 'User' | 'Group';
  readonly appRoleId: string;
}

export interface LogEntry extends JsonObject {
  readonly activityDateTime: string;
}

/** One cycle of the job. */
export interface Execution {
  /** ISO 8601. */
  readonly timeBegan: string;
  readonly timeEnded: string;
  readonly state: 'Succeeded' | 'EntryLevelErrors' | 'Failed';
  /** How many objects could not be provisioned. */
  readonly failed: number;
}

/** Why the job does not work any more. */
export interface Quarantine {
  readonly message: string;
  /** ISO 8601: the first cycle that ended so, and the last one. */
  readonly seriesBegan: string;
  readonly currentBegan: string;
  readonly seriesCount: number;
}

export interface EntraTenantOptions {
  /** SCIM base URL that the application points at. */
  readonly target: string;
  readonly promptness: Promptness;
  /** What turns changes into traffic; people and groups are known to it by their ids. */
  readonly engine: SimulatedIdentityProvider;
  readonly mapping: readonly EntraMapping[];
  readonly groupMapping: readonly EntraMapping[];
}

/** Roles of the application; the first one says no more than that somebody has it. */
export const appRoles = ['User', 'Admin', 'Reader'].map((value) => ({
  id: randomUUID(),
  value,
  displayName: value,
  isEnabled: true,
  allowedMemberTypes: ['User'],
}));

/** An Entra tenant with one enterprise application and its provisioning job, before the engine that provisions. */
export class EntraTenant {
  readonly target: string;
  readonly engine: SimulatedIdentityProvider;
  readonly mapping: readonly EntraMapping[];
  readonly groupMapping: readonly EntraMapping[];
  readonly provisioning: Provisioning;
  readonly servicePrincipalId = randomUUID();
  readonly appId = randomUUID();
  readonly jobId = `scim.${randomUUID().replaceAll('-', '')}.${randomUUID()}`;
  readonly users = new Map<string, GraphUser>();
  /** Users in the recycle bin. */
  readonly deleted = new Map<string, GraphUser>();
  readonly managers = new Map<string, string>();
  readonly groups = new Map<string, GraphGroup>();
  readonly assignments = new Map<string, Assignment>();
  readonly log: LogEntry[] = [];
  isActive = false;
  quarantine: Quarantine | undefined;
  readonly executions: Execution[] = [];

  constructor({ target, engine, mapping, groupMapping, promptness }: EntraTenantOptions) {
    this.target = target;
    this.engine = engine;
    this.mapping = mapping;
    this.groupMapping = groupMapping;
    const conclude = (round: Round) => this.#conclude(round);
    this.provisioning = new Provisioning(
      () => engine.settle(),
      promptness,
      conclude,
      () => this.isActive,
    );
  }

  /** By id or name; throws the refusal of an unknown one. */
  user(name: string): GraphUser {
    const found =
      this.users.get(name) ?? [...this.users.values()].find(({ userPrincipalName }) => userPrincipalName === name);
    if (!found) throw notFound('user', name);
    return found;
  }

  group(id: string): GraphGroup {
    const found = this.groups.get(id);
    if (!found) throw notFound('group', id);
    return found;
  }

  assignmentsOf(principal: string): readonly Assignment[] {
    return [...this.assignments.values()].filter(({ principalId }) => principalId === principal);
  }

  /** The user has changed: the engine learns of it, and provisioning comes later. */
  async save(user: GraphUser): Promise<void> {
    this.users.set(user.id, user);
    await this.engine.addPerson(this.#personOf(user));
    this.provisioning.note(user.id);
  }

  /** The user has the application, or another role in it. */
  async give(user: GraphUser): Promise<void> {
    await this.engine.assign(this.#personOf(user));
    this.provisioning.note(user.id);
  }

  /** Groups go on giving it. */
  async take({ id }: GraphUser): Promise<void> {
    await this.engine.unassign(id);
    for (const group of this.groups.values()) {
      const isGiving = group.members.has(id) && this.assignmentsOf(group.id).length > 0;
      if (isGiving) await this.engine.changeMembers(group.id, { add: [id] });
    }
    this.provisioning.note(id);
  }

  /** The state of the object after it was provisioned, as the log tells it. */
  record(id: string, problem: ProvisioningProblem | undefined, cycleId: string): LogEntry {
    const isGroup = this.groups.has(id);
    const promised = this.engine.expectation().find(({ key }) => key === id);
    const targetId = promised?.id;
    const status = targetId === undefined ? 'skipped' : 'success';
    const entry: LogEntry = {
      id: randomUUID(),
      activityDateTime: new Date().toISOString(),
      jobId: this.jobId,
      cycleId,
      changeId: randomUUID(),
      provisioningAction: promised?.presence === 'absent' ? 'delete' : 'other',
      provisioningStatusInfo: {
        status: problem ? 'failure' : status,
        errorInformation: problem ? errorOf(problem) : null,
      },
      provisioningSteps: problem ? [{ name: problem.step, provisioningStepType: 'export', status: 'failure' }] : [],
      sourceIdentity: { id, identityType: isGroup ? 'Group' : 'User', displayName: null },
      targetIdentity: { id: targetId ?? null, identityType: isGroup ? 'Group' : 'User', displayName: null },
    };
    this.log.push(entry);
    return entry;
  }

  #conclude({ startedAt, subjects, problems }: Round): void {
    const cycleId = randomUUID();
    const byKey = new Map(problems.map((problem) => [problem.subject, problem]));
    const failing = [...byKey.keys()].filter((key) => key !== undefined);
    for (const id of new Set([...subjects.filter((name) => name !== wholeJob), ...failing])) {
      this.record(id, byKey.get(id), cycleId);
    }
    this.#end(startedAt, byKey.get(undefined)?.message, failing.length);
  }

  #end(timeBegan: string, message: string | undefined, failed: number): void {
    const timeEnded = new Date().toISOString();
    const { seriesBegan = timeEnded, seriesCount = 0 } = this.quarantine ?? {};
    this.quarantine =
      message === undefined
        ? undefined
        : { message, seriesBegan, currentBegan: timeEnded, seriesCount: seriesCount + 1 };
    const state = failed > 0 ? 'EntryLevelErrors' : 'Succeeded';
    this.executions.push({ timeBegan, timeEnded, failed, state: this.quarantine ? 'Failed' : state });
  }

  #personOf(user: GraphUser) {
    const names = this.assignmentsOf(user.id).map(
      ({ appRoleId }) => appRoles.find(({ id }) => id === appRoleId)!.value,
    );
    const roles = names.filter((name) => name !== appRoles[0]!.value);
    return personOf(user.id, user, { manager: this.managers.get(user.id), roles });
  }
}

/** Noted instead of an object when the job itself is to run. */
export const wholeJob = 'job';

function errorOf({ code = 'Unknown', message, step }: ProvisioningProblem): JsonObject {
  return {
    errorCode: code,
    reason: message,
    additionalDetails: step,
    errorCategory: 'failure',
    recommendedAction: null,
  };
}
