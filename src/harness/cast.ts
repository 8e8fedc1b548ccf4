import { isLoopback } from '../target/address.ts';
import { isAvailable } from '../target/capabilities.ts';
import type { Target } from '../target/target.ts';
import type { Given } from './given.ts';
import type { Senders } from './step-sender.ts';

/** Who plays random scripts, and what the target offers them. */
export interface Cast extends Senders {
  readonly given: Given;
  readonly hasFilter: boolean;
  readonly hasGroups: boolean;
  readonly hasPatch: boolean;
  readonly hasVersions: boolean;
  /** Steps of a script. */
  readonly maxLength: number;
}

/** What is near costs little; elsewhere every request counts. */
const lengths = { near: 50, far: 20 };

export function castFor({ baseUrl, capabilities }: Target, given: Given, clients: Senders['clients']): Cast {
  return {
    clients,
    given,
    hasFilter: isAvailable(capabilities, 'filter'),
    hasGroups: isAvailable(capabilities, 'Group') && given.canCreate('Group'),
    hasPatch: isAvailable(capabilities, 'patch'),
    hasVersions: isAvailable(capabilities, 'etag'),
    maxLength: lengths[isLoopback(baseUrl) ? 'near' : 'far'],
  };
}
