import type { Operations } from '../engine/operations.ts';
import type { Policy } from '../policy.ts';
import type { Provider, ServedTenant } from '../protocol/provider.ts';
import type { Steps } from '../protocol/steps.ts';
import { Assignments } from './assignments.ts';
import { Deliveries } from './downstream.ts';
import { asStatusObject } from './error-format.ts';
import { filtering } from './filters.ts';
import { limitingMembers, livingOn } from './life-cycle.ts';
import { answering, paging, refusingVersions, withoutVersions } from './protocol.ts';
import { writing } from './writing.ts';

/** What a policy keeps while the provider runs, for the control API. */
export interface PolicyState {
  readonly policy: Policy;
  readonly deliveries: Deliveries;
  readonly assignments: Assignments;
}

/** Makes a provider keep to a policy, in all its tenants. */
export function applyPolicy(provider: Provider, policy: Policy): PolicyState {
  const state: PolicyState = {
    policy,
    deliveries: new Deliveries(policy.downstream ?? []),
    assignments: new Assignments(policy.assignments ?? { groups: {} }),
  };
  for (const tenant of provider.tenants) {
    wrapOperations(tenant, state);
    wrapSteps(tenant, policy);
  }
  const { errors } = policy;
  if (errors) {
    provider.gate = (request, next) => {
      const answer = next(request);
      const reshape = (settled: Awaited<typeof answer>) => asStatusObject(settled, errors);
      return answer instanceof Promise ? answer.then(reshape) : reshape(answer);
    };
  }
  return state;
}

type Wrap<Functions> = (inner: Functions) => Partial<Functions>;

function wrapOperations(tenant: ServedTenant, { policy, deliveries, assignments }: PolicyState): void {
  const { filter, members, withoutFeatures = [] } = policy;
  const unsorted = withoutFeatures.includes('sort');
  const wraps: readonly Wrap<Operations>[] = [
    ...(policy.downstream ? [(inner: Operations) => deliveries.wrap(inner)] : []),
    ...(policy.assignments ? [(inner: Operations) => assignments.wrap(inner)] : []),
    (inner) => livingOn(inner, policy),
    (inner) => writing(inner, policy),
    ...(filter ? [(inner: Operations) => filtering(inner, filter)] : []),
    ...(members ? [(inner: Operations) => limitingMembers(inner, members)] : []),
    ...(unsorted ? [(): Partial<Operations> => ({ order: (_, records) => records })] : []),
    ...(withoutFeatures.includes('etag') ? [withoutVersion] : []),
  ];
  for (const wrap of wraps) tenant.operations = { ...tenant.operations, ...wrap(tenant.operations) };
}

function wrapSteps(tenant: ServedTenant, policy: Policy): void {
  const { pages, versionMismatch, withoutFeatures = [] } = policy;
  const wraps: readonly Wrap<Steps>[] = [
    (inner) => answering(inner, policy),
    ...(pages ? [(inner: Steps) => paging(inner, pages)] : []),
    ...(versionMismatch === 400 ? [refusingVersions] : []),
    ...(withoutFeatures.includes('etag') ? [withoutVersions] : []),
  ];
  for (const wrap of wraps) tenant.steps = { ...tenant.steps, ...wrap(tenant.steps) };
}

function withoutVersion(operations: Operations): Partial<Operations> {
  return {
    present: (tenant, record, projection) => {
      const shown = operations.present(tenant, record, projection);
      if (!shown.meta) return shown;
      const { version: _, ...meta } = shown.meta as Record<string, never>;
      return { ...shown, meta };
    },
  };
}
