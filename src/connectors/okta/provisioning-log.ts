import { STATUS_CODES } from 'node:http';
import type { ProvisioningProblem } from '../../idp/identity-provider.ts';
import { repeating } from '../repeat.ts';
import type { OktaClient } from './okta-client.ts';

/** An entry of the System Log that tells of provisioning. */
export interface ProvisioningEvent {
  readonly eventType: string;
  /** Ids of the users and groups it is about. */
  readonly subjects: readonly string[];
  /** What went wrong, in Okta's words; absent when nothing did. */
  readonly failure?: string;
}

interface LogEvent {
  readonly eventType?: string;
  readonly outcome?: { readonly result?: string; readonly reason?: string };
  readonly target?: readonly { readonly id?: string }[];
}

/** So old an event may be when the clocks here and there differ. */
const overlapMs = 10 * 60_000;

/** The System Log of an org from now on, as far as it tells of provisioning by one application. */
export interface ProvisioningLog {
  /** What has been added since the last look. */
  read(): Promise<readonly ProvisioningEvent[]>;
}

export async function openProvisioningLog({ ask, appId }: OktaClient, pauseMs: number): Promise<ProvisioningLog> {
  const filter = `eventType sw "application.provision" and target.id eq "${appId}"`;
  const since = new Date(Date.now() - overlapMs).toISOString();
  const pages = await ask('read the System Log', ({ systemLogApi }) =>
    systemLogApi.listLogEvents({ since, filter, limit: 1000, sortOrder: 'ASCENDING' }),
  );

  /** The log has always a next page, which is empty at its end. */
  async function read(): Promise<readonly ProvisioningEvent[]> {
    const events: ProvisioningEvent[] = [];
    for (;;) {
      const page = (await repeating(pauseMs, () =>
        ask('read the System Log', () => pages.getNextPage()),
      )) as readonly LogEvent[];
      if (page.length === 0) return events;
      events.push(...page.map(eventFrom));
    }
  }

  await read();
  return { read };
}

function eventFrom({ eventType = '', outcome, target = [] }: LogEvent): ProvisioningEvent {
  const failure = outcome?.result === 'FAILURE' ? (outcome.reason ?? eventType) : undefined;
  return {
    eventType,
    subjects: target.flatMap(({ id }) => (id === undefined ? [] : [id])),
    ...(failure !== undefined && { failure }),
  };
}

/** What Okta was doing when it wrote the event, in the words of scenarios. */
const steps: Readonly<Record<string, string>> = {
  'user.verify_exists': 'look up user',
  'user.push': 'create user',
  'user.push_profile': 'push profile',
  'user.deactivate': 'deactivate user',
  'user.deprovision': 'deactivate user',
  'user.reactivate': 'reactivate user',
  'user.password': 'push password',
  'user.delete': 'delete user',
  'group.verify_exists': 'look up group',
  'group.add': 'create group',
  'group.update': 'update group',
  'group.remove': 'delete group',
  'group_membership.update': 'update membership',
  'group_membership.add': 'update membership',
  'group_membership.remove': 'update membership',
};

/** A failure as the problem it tells of; status and detail of the service provider's answer are read from the words. */
export function problemIn({ eventType, failure = '' }: ProvisioningEvent, subject: string): ProvisioningProblem {
  const name = eventType.replace('application.provision.', '');
  const [, reason, words = ''] = /: ([^:]*)\. Errors reported by remote server: ?(.*)$/s.exec(failure) ?? [];
  const status = Object.entries(STATUS_CODES).find(([, phrase]) => phrase === reason)?.[0];
  // Without a detail Okta reports what its parser made of the body.
  const isDetail = words !== '' && !/^(No content to map|Invalid JSON)/.test(words);
  return {
    subject,
    step: steps[name] ?? name,
    message: failure,
    ...(isDetail && { detail: words }),
    ...(status !== undefined && { status: Number(status) }),
  };
}
