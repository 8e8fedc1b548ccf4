import { createHmac, randomBytes, randomUUID } from 'node:crypto';

/** What an administrator's token says. Times are in milliseconds since 1970. */
export interface WebTokenClaims {
  readonly name: string;
  readonly issued: number;
  readonly expires?: number;
}

/** Nobody else knows it, so nobody else can sign. */
const key = randomBytes(32);

/** A token in the form of RFC 7519, signed with HS256. Who may use it is decided by the list of tokens, not by its text. */
export function webToken({ name, issued, expires }: WebTokenClaims): string {
  const seconds = (time: number): number => Math.floor(time / 1000);
  const payload = {
    sub: name,
    jti: randomUUID(),
    iat: seconds(issued),
    ...(expires !== undefined && { exp: seconds(expires) }),
  };
  const text = [{ alg: 'HS256', typ: 'JWT' }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}
