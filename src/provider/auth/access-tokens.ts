import { randomBytes, randomUUID } from 'node:crypto';
import type { Principal } from '../protocol/principal.ts';
import type { Authentication } from './authentication.ts';

export interface AccessTokenOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Seconds that a token is good for. */
  readonly lifetime: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Who a client is. */
  readonly principalOf: (clientId: string) => Principal | undefined;
}

interface Known {
  readonly principal: Principal;
  readonly tokenId: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

const algorithm = 'HS256';
const maxRemembered = 1000;

/** Issues, checks and revokes access tokens: JWTs by RFC 9068, signed with a key that only this process has. */
export class AccessTokens implements Authentication {
  readonly scheme = 'bearer';
  readonly description = {
    type: 'oauth2',
    name: 'OAuth 2.0 Client Credentials',
    description: 'An access token from the token endpoint.',
    specUri: 'https://www.rfc-editor.org/info/rfc6749',
  } as const;
  readonly #options: AccessTokenOptions;
  readonly #key = randomBytes(32);
  readonly #revoked = new Set<string>();
  /** Tokens whose signature has been checked. */
  readonly #known = new Map<string, Known>();

  constructor(options: AccessTokenOptions) {
    this.#options = options;
  }

  get lifetime(): number {
    return this.#options.lifetime;
  }

  async issue(clientId: string): Promise<string> {
    const { SignJWT } = await import('jose');
    const { issuer, audience, lifetime, now } = this.#options;
    const issued = Math.floor(now() / 1000);
    return new SignJWT({ client_id: clientId })
      .setProtectedHeader({ alg: algorithm, typ: 'at+jwt' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(clientId)
      .setJti(randomUUID())
      .setIssuedAt(issued)
      .setExpirationTime(issued + lifetime)
      .sign(this.#key);
  }

  principalOf(token: string): Principal | undefined | Promise<Principal | undefined> {
    const known = this.#known.get(token);
    if (!known) return this.#check(token).then((checked) => this.#ifGood(checked));
    return this.#ifGood(known);
  }

  /** Takes a token back; one that is none of ours needs nothing, RFC 7009 section 2.2. */
  async revoke(token: string): Promise<void> {
    const known = this.#known.get(token) ?? (await this.#check(token));
    if (known) this.#revoked.add(known.tokenId);
  }

  #ifGood(known: Known | undefined): Principal | undefined {
    const isGood = known && known.expires > this.#options.now() && !this.#revoked.has(known.tokenId);
    return isGood ? known.principal : undefined;
  }

  async #check(token: string): Promise<Known | undefined> {
    const { jwtVerify, errors } = await import('jose');
    const { issuer, audience, now, principalOf } = this.#options;
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        issuer,
        audience,
        algorithms: [algorithm],
        requiredClaims: ['exp', 'jti', 'sub'],
        currentDate: new Date(now()),
      });
      const principal = principalOf(payload.sub!);
      if (!principal) return undefined;
      const known = { principal, tokenId: payload.jti!, expires: payload.exp! * 1000 };
      if (this.#known.size >= maxRemembered) this.#known.clear();
      this.#known.set(token, known);
      return known;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
