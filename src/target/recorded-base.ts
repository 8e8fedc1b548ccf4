import type { Exchange } from '../http/exchange.ts';

const endpoint =
  /^(https?:\/\/[^?#]*?)\/(?:Users|Groups|Me|Schemas|ResourceTypes|ServiceProviderConfigs?|Bulk|\.search)(?=[/?.]|$)/i;

/** The base URL most of the recorded requests went to; `undefined` when none asks for anything of SCIM. */
export function recordedBaseUrl(exchanges: readonly Exchange[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { request } of exchanges) {
    const base = endpoint.exec(request.url)?.[1];
    if (base !== undefined) counts.set(base, (counts.get(base) ?? 0) + 1);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}
