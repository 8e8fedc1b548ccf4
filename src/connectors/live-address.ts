import { SettingInvalid } from '../config/configuration-errors.ts';

/**
 * The address of a tenant, without a slash at the end. It is not repeated when it is none: people paste tokens too.
 *
 * @throws SettingInvalid
 */
export function liveAddress(variable: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') {
    throw new SettingInvalid(variable, 'it is no address of a tenant.', 'Give an address that begins with https://.');
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}
