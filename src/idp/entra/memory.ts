import type { Values } from '../attribute-value.ts';

export interface LinkedUser {
  readonly id: string;
  /** What was last written, as the mapping yields it. */
  readonly delivered: Values;
  /** Paths that had a value once and were emptied. */
  readonly cleared: ReadonlySet<string>;
  /** Values of the roles the account is known to have, and of those it had. */
  readonly roles?: { readonly kept: readonly string[]; readonly dropped: readonly string[] };
  /** Id of the manager's account, as last written. */
  readonly managerId?: string;
}

export interface LinkedGroup {
  readonly id: string;
  readonly delivered: Values;
  /** Ids in the target by key of the person, as last written. */
  readonly members: ReadonlyMap<string, string>;
  /** Entra ID created the group, so that it knows all members. */
  readonly isOwn: boolean;
}

/** What a provisioning job remembers about the target, by key of the person or group. */
export class Memory {
  readonly users = new Map<string, LinkedUser>();
  /** Accounts the job no longer manages: left behind on the way out of scope, or deleted. */
  readonly formerUsers = new Map<string, LinkedUser & { readonly isDeleted: boolean }>();
  readonly groups = new Map<string, LinkedGroup>();
  readonly deletedGroups = new Set<string>();
  /** People whose manager had no account when the reference was due (EN-35). */
  readonly managerGaps = new Set<string>();

  /** EN-72: everything is matched again. */
  forgetLinks(): void {
    this.users.clear();
    this.groups.clear();
  }
}
