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
] as const;
export type Foundation = (typeof foundations)[number];
