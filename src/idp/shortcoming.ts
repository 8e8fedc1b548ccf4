import type { Exchange } from '../http/exchange.ts';
import type { ProvisioningProblem } from './identity-provider.ts';

/** Something that is not as an identity provider needs it. */
export interface Shortcoming {
  /** Whom or what it concerns, for example "leaver: active". */
  readonly about: string;
  readonly expected: string;
  readonly received: string;
  /** Id in the target of the resource it shows in, where that is known. */
  readonly id?: string;
  /** Where it shows, if not in what became of the resource. */
  readonly exchange?: Exchange;
}

/** A failure of the identity provider: in the service provider's words where it used any. */
export function asShortcoming({ subject, step, message, detail, status }: ProvisioningProblem): Shortcoming {
  const ending = status === undefined ? '' : `status ${status}: `;
  return {
    about: subject === undefined ? step : `${step} (${subject})`,
    expected: 'success',
    received: detail ? `${ending}${detail}` : message,
  };
}

export function sentence({ about, expected, received }: Shortcoming): string {
  return `${about}: ${received.replace(/\.$/, '')}${expected === 'success' ? '' : ` instead of ${expected}`}`;
}
