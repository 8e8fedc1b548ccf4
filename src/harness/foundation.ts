/** What many checks stand on; the check that establishes one leads the report when it fails. */
export const foundations = [
  'discover',
  'authenticate',
  'create User',
  'create Group',
  'retrieve User',
  'retrieve Group',
  'query User',
  'query Group',
  'filter',
  'replace User',
  'replace Group',
  'modify User',
  'modify Group',
  'delete User',
  'delete Group',
  'provision as Okta',
  'deprovision as Okta',
  'push groups as Okta',
  'provision as Entra ID',
  'deprovision as Entra ID',
  'push groups as Entra ID',
] as const;
export type Foundation = (typeof foundations)[number];

/** What later steps of a scenario build on. */
export type Flow = 'provision' | 'deprovision' | 'push groups';
