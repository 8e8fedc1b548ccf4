/** How a client proves who it is; obtaining and refreshing a token is the caller's affair. */
export type Credentials =
  | { readonly kind: 'bearer'; readonly token: string }
  /** The value as the administrator entered it, without a scheme. */
  | { readonly kind: 'header'; readonly value: string }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string };

/** The value of the Authorization header. */
export function authorizationOf(credentials: Credentials | undefined): string | undefined {
  switch (credentials?.kind) {
    case 'bearer':
      return `Bearer ${credentials.token}`;
    case 'header':
      return credentials.value;
    case 'basic':
      return `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`, 'utf8').toString('base64')}`;
    default:
      return undefined;
  }
}
