import { readFile } from 'node:fs/promises';
import { ConfigurationUnreadable, SettingInvalid } from '../config/configuration-errors.ts';

/** Where the user keeps key and certificate. */
export interface TlsFlags {
  readonly tlsKey?: string;
  readonly tlsCert?: string;
}

/**
 * PEM texts; `undefined` when neither is named.
 *
 * @throws SettingInvalid, ConfigurationUnreadable
 */
export async function tlsFrom({ tlsKey, tlsCert }: TlsFlags): Promise<{ key: string; cert: string } | undefined> {
  if (tlsKey === undefined && tlsCert === undefined) return undefined;
  if (tlsKey === undefined || tlsCert === undefined) {
    const missing = tlsKey === undefined ? '--tls-key' : '--tls-cert';
    throw new SettingInvalid(missing, 'HTTPS needs a key and a certificate.', `Add ${missing} <file>.`);
  }
  return { key: await textOf(tlsKey), cert: await textOf(tlsCert) };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ConfigurationUnreadable(file, code === 'ENOENT' ? 'there is no such file.' : message, error);
  }
}

/** What the user can mend when a server does not start; everything else as it is. */
export function asListeningError(error: unknown, port: number, host: string): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new SettingInvalid('--port', `${port} is in use.`, 'Take another one; 0 takes a free one.');
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new SettingInvalid('--host', `${host} is no address of this machine.`, 'Use 127.0.0.1 or 0.0.0.0.');
  }
  return code.startsWith('ERR_OSSL')
    ? new SettingInvalid('--tls-key', `${message}.`, 'Key and certificate are PEM and belong together.')
    : error;
}
