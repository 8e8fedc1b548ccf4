/** Numbers from 0 up to but not including 1, from a seeded source. */
export type Random = () => number;

export function pick(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}

const hexadecimal = '0123456789abcdef';

/** A random UUID, version 4. */
export function uuid(random: Random): string {
  const part = (length: number) => pick(random, hexadecimal, length);
  return `${part(8)}-${part(4)}-4${part(3)}-${pick(random, '89ab', 1)}${part(3)}-${part(12)}`;
}

export const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
