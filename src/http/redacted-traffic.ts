import type { Exchange, HeaderList } from './exchange.ts';
import { createRedactor, redacted } from './redaction.ts';

/**
 * Exchanges of somebody whose secrets nobody has told: what their headers prove identity with is searched for everywhere, and so is
 * every password, also where it stood before it was known.
 */
export function redactTraffic(exchanges: readonly Exchange[]): readonly Exchange[] {
  const redactor = createRedactor(new Set(exchanges.flatMap(({ request }) => credentialsIn(request.headers))));
  return exchanges.map(redactor.exchange).map(redactor.exchange);
}

function credentialsIn(headers: HeaderList): readonly string[] {
  return headers
    .filter(([name]) => /^(?:proxy-)?authorization$/i.test(name))
    .flatMap(([, value]) => {
      const secret = value.replace(/^\w+\s+(?=\S)/, '');
      const [, password] = /^[^:]*:(.+)$/s.exec(Buffer.from(secret, 'base64').toString('utf8')) ?? [];
      return [secret, ...(password === undefined || !/^basic\s/i.test(value) ? [] : [password])];
    })
    .filter((secret) => secret !== redacted);
}
