export type Subject = 'User' | 'Group';

/**
 * What a resource is to hold, in numbers that whoever sends the requests gives a text: the name that finds it, a remark
 * (displayName of a User), an address, and for a Group the Users who are its members.
 */
export interface Wanted {
  readonly name?: number;
  readonly remark?: number;
  readonly active?: boolean;
  readonly address?: number;
  readonly members?: readonly number[];
}

interface AtPlace {
  readonly type: Subject;
  /** A place holds one resource at a time. */
  readonly place: number;
}

/** Only as long as nobody has changed what this client last looked at. */
interface Cautious {
  readonly ifUnchanged: boolean;
}

/** One request of one client, in the words of RFC 7644. */
export type Step = { readonly client: number } & (
  | (AtPlace & { readonly does: 'create'; readonly wanted: Wanted })
  | (AtPlace & Cautious & { readonly does: 'replace'; readonly wanted: Wanted })
  | (AtPlace & { readonly does: 'modify'; readonly wanted: Wanted })
  /** A PATCH whose last operation cannot be carried out. */
  | (AtPlace & { readonly does: 'fail'; readonly wanted: Wanted })
  | (AtPlace & { readonly does: 'join' | 'leave'; readonly type: 'Group'; readonly member: number })
  | (AtPlace & Cautious & { readonly does: 'delete' })
  | (AtPlace & { readonly does: 'retrieve' })
  | { readonly does: 'find'; readonly type: Subject; readonly name: number }
  /** To the resource that was deleted as the n-th. */
  | { readonly does: 'haunt'; readonly deleted: number; readonly method: 'GET' | 'PUT' | 'PATCH' | 'DELETE' }
  /** By a client of another tenant. */
  | (AtPlace & { readonly does: 'intrude'; readonly method: 'GET' | 'PUT' | 'PATCH' | 'DELETE' })
  | { readonly does: 'find abroad' | 'create abroad'; readonly name: number }
);

/** Says a step in words; places, names and clients are numbered from 1. */
export function narrated(step: Step): string {
  return `client ${step.client + 1}: ${deed(step)}`;
}

function deed(step: Step): string {
  switch (step.does) {
    case 'haunt':
      return `${step.method} of what was deleted as number ${step.deleted + 1}`;
    case 'intrude':
      return `${step.method} of ${step.type} ${step.place + 1} from another tenant`;
    case 'create abroad':
      return `create a User with name ${step.name + 1} in another tenant`;
    case 'find abroad':
      return `find the User with name ${step.name + 1} from another tenant`;
    case 'find':
      return `find the ${step.type} with name ${step.name + 1}`;
    default:
      return atPlace(step);
  }
}

function atPlace(step: Extract<Step, AtPlace>): string {
  const subject = `${step.type} ${step.place + 1}`;
  switch (step.does) {
    case 'create':
    case 'modify':
      return `${step.does} ${subject}, ${listed(step.wanted)}`;
    case 'replace':
      return `replace ${subject}, ${listed(step.wanted)}${caution(step)}`;
    case 'fail':
      return `modify ${subject}, ${listed(step.wanted)} and what is impossible`;
    case 'join':
      return `add User ${step.member + 1} to ${subject}`;
    case 'leave':
      return `remove User ${step.member + 1} from ${subject}`;
    case 'delete':
      return `delete ${subject}${caution(step)}`;
    default:
      return `${step.does} ${subject}`;
  }
}

function caution({ ifUnchanged }: Cautious): string {
  return ifUnchanged ? ' if it is as it was retrieved' : '';
}

function listed({ name, remark, active, address, members }: Wanted): string {
  return [
    ...(name === undefined ? [] : [`name ${name + 1}`]),
    ...(remark === undefined ? [] : [`displayName ${remark + 1}`]),
    ...(active === undefined ? [] : [active ? 'active' : 'inactive']),
    ...(address === undefined ? [] : [`address ${address + 1}`]),
    ...(members === undefined ? [] : [`members ${members.map((place) => `User ${place + 1}`).join(', ') || 'none'}`]),
  ].join(', ');
}
