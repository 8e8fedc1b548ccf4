import { createTransport } from '../../http/transport.ts';
import { connect } from '../../target/connection.ts';
import { preflight } from '../../target/preflight.ts';
import { type Target, targetFrom } from '../../target/target.ts';
import { Evidence } from '../evidence.ts';
import { Given } from '../given.ts';
import { ScimClient } from '../scim-client.ts';
import { specimenFor } from '../specimen.ts';

/** What a check has at hand, without the test runner. */
export interface Bench {
  readonly target: Target;
  readonly scim: ScimClient;
  readonly given: Given;
  /** Everything that was sent and answered. */
  readonly evidence: Evidence;
  readonly close: () => void;
}

/** Looks at the target as a run does, and makes what its checks work with. */
export async function benchAt(baseUrl: string, token?: string): Promise<Bench> {
  const transport = createTransport({ timeoutMs: 2000 });
  const options = { baseUrl, token, userAgent: 'scimulate' };
  const discovered = await preflight(connect({ ...options, transport }), 2000);
  const target = targetFrom(baseUrl, discovered, token !== undefined);
  const evidence = new Evidence(baseUrl);
  const connection = connect({
    ...options,
    transport: {
      async send(request, sender) {
        const exchange = await transport.send(request, sender);
        evidence.record(exchange);
        return exchange;
      },
      close() {},
    },
  });
  const scim = new ScimClient(connection, target, 'check');
  let count = 0;
  const nextName = () => `bench-${(count += 1)}`;
  const given = new Given({ scim, specimen: specimenFor(target), nextName, emailDomain: 'bench.example' });
  return { target, scim, given, evidence, close: () => transport.close() };
}
