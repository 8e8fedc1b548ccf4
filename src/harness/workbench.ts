import { appendFileSync } from 'node:fs';
import { type Settings, secretsOf } from '../config/settings.ts';
import type { Exchange } from '../http/exchange.ts';
import { createPace } from '../http/pace.ts';
import { patient } from '../http/patience.ts';
import { createRedactor, type Redactor } from '../http/redaction.ts';
import { createTransport, type Transport } from '../http/transport.ts';
import { runFiles } from '../report/run-files.ts';
import { type Connection, connect } from '../target/connection.ts';
import { createLedger, type Ledger } from '../target/ledger.ts';
import { rateFor } from '../target/rate.ts';
import { createLag } from './lag.ts';
import { readOnly } from './read-only.ts';
import { readSession, type Session, userAgent } from './session.ts';
import { keepSightings, watchOver } from './sightings.ts';

/** What a worker process needs to run checks against the target. */
export interface Workbench {
  readonly settings: Settings;
  readonly session: Session;
  readonly redactor: Redactor;
  /** Exchanges go to `record`, after the resources they created went to the ledger on disk. */
  transport(record: (exchange: Exchange) => void): Transport;
  connection(record: (exchange: Exchange) => void): Connection;
  /** The same credentials over sockets of their own. */
  secondConnection(record: (exchange: Exchange) => void): Connection;
  /** The same without waiting until changes can be seen. */
  hastyConnection(record: (exchange: Exchange) => void): Connection;
  /** The same with the credentials of another tenant. */
  otherConnection(record: (exchange: Exchange) => void): Connection;
  /** For what is created without an exchange of ours. */
  readonly ledger: Pick<Ledger, 'note' | 'strike' | 'suspect'>;
  close(): void;
}

export function openWorkbench(settings: Settings, folder: string): Workbench {
  const session = readSession(folder);
  const { baseUrl } = session.target;
  const { timeoutMs, token, workers } = settings;
  const rate = rateFor(baseUrl, settings.rate);
  const pace = createPace(rate === undefined ? undefined : rate / workers);
  const [plain, beside] = Array.from({ length: 2 }, () => {
    const open = createTransport({ timeoutMs, pace });
    return settings.readOnly ? readOnly(open) : open;
  }) as [Transport, Transport];
  const { waiting, hasty } = createLag(settings.lagMs ?? 0);
  const ledger = createLedger(baseUrl, (line) => appendFileSync(runFiles(folder).ledger, line));
  const redactor = createRedactor(secretsOf(settings));
  const watch = watchOver(session.target, token);

  function transport(record: (exchange: Exchange) => void, wire = plain, timed = waiting): Transport {
    const told: Transport = {
      async send(request, sender) {
        if (!settings.readOnly) ledger.announce(request);
        const exchange = await wire.send(request, sender);
        ledger.observe(exchange);
        watch.observe(exchange);
        record(exchange);
        return exchange;
      },
      close() {},
    };
    return patient(timed(told));
  }

  return {
    settings,
    session,
    redactor,
    transport,
    ledger,
    connection: (record) => connect({ baseUrl, token, transport: transport(record), userAgent }),
    secondConnection: (record) => connect({ baseUrl, token, transport: transport(record, beside), userAgent }),
    hastyConnection: (record) => connect({ baseUrl, token, transport: transport(record, plain, hasty), userAgent }),
    otherConnection: (record) =>
      connect({ baseUrl, token: settings.otherToken, transport: transport(record), userAgent }),
    close() {
      plain.close();
      beside.close();
      keepSightings(folder, watch.tallies(), redactor);
    },
  };
}
