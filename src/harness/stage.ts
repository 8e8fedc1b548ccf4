import type { Settings } from '../config/settings.ts';
import type { HttpRequest } from '../http/exchange.ts';
import type { Send } from '../idp/connection.ts';
import type { IdentityProvider } from '../idp/identity-provider.ts';
import { createCompany } from '../idp/scenarios/company.ts';
import { Line } from '../idp/scenarios/line.ts';
import type { Others, Scenario, Stage } from '../idp/scenarios/scenario.ts';
import { isLoopback } from '../target/address.ts';
import type { Target } from '../target/target.ts';
import type { Given } from './given.ts';
import { simulateIdp } from './simulated-idp.ts';

export interface StageOptions {
  /** Name of the identity provider. */
  readonly idp: string;
  readonly settings: Pick<Settings, 'token' | 'idp' | 'emailDomain'>;
  readonly target: Target;
  readonly given: Given;
  readonly send: Send;
  readonly seed: number;
  readonly profile?: string | undefined;
  /** A live identity provider, instead of a simulated one. */
  readonly provider?: IdentityProvider | undefined;
  /** Hears of every disturbance between identity provider and target. */
  readonly tell?: (request: HttpRequest, what: string) => void;
}

/**
 * A large group fills several messages of Okta's; near at hand nine tenths go beyond the limit of 500 that servers have been
 * seen to have. A tenant limits what is asked of it.
 */
const crowds = { near: 560, far: 120, live: 24 };

/** Sets the stage for a scenario: the identity provider, an empty company, and the target as its application. */
export function createStage(scenario: Scenario, options: StageOptions): Stage {
  const { target, given, settings, send, seed, profile } = options;
  const line = new Line(send, options.tell);
  return {
    idp:
      options.provider ??
      simulateIdp(options.idp, {
        baseUrl: target.baseUrl,
        settings,
        send: line.send,
        seed,
        setUp: scenario.setUp?.(target),
        profile,
      }),
    company: createCompany(given.name, settings.emailDomain, target),
    others: othersIn(given),
    line,
    target,
    crowd: crowds[crowdFor(target, options.provider)],
  };
}

function crowdFor({ baseUrl }: Target, provider: IdentityProvider | undefined): keyof typeof crowds {
  if (provider) return 'live';
  return isLoopback(baseUrl) ? 'near' : 'far';
}

function othersIn(given: Given): Others {
  return {
    async create(resourceType, attributes) {
      const supported = given.supported(resourceType, attributes);
      const existing =
        resourceType === 'User'
          ? given.existingUser(given.madeUp(supported) ?? supported)
          : given.existingGroup(supported);
      return (await existing).id;
    },
    async change(resourceType, id, attributes) {
      const stored = await given.stored(resourceType, id);
      // Where they come only when they are asked for, a PUT without them would take them away.
      const members = resourceType === 'Group' ? await given.shown(resourceType, id, 'members') : undefined;
      await given.replaced(resourceType, id, { ...stored, ...(members !== undefined && { members }), ...attributes });
    },
    read: async (resourceType, id) => given.stored(resourceType, id),
    delete: async (resourceType, id) => given.deleted(resourceType, id),
  };
}
