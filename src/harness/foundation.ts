import type { Flow } from '../idp/scenarios/scenario.ts';
import { immediacy } from '../report/caused-by.ts';

/** What many checks stand on; the check that establishes one leads the report when it fails. */
export const foundations = [
  'discover',
  'accept application/scim+json',
  'create User',
  'create Group',
  'retrieve User',
  'retrieve Group',
  'locate resources',
  'query User',
  'query Group',
  'filter',
  'replace User',
  'replace Group',
  'modify User',
  'modify Group',
  'delete User',
  'delete Group',
  'process bulk requests',
  'page by cursor',
  immediacy,
] as const;

/** Also what later steps of scenarios build on, for each identity provider by its title. */
export type Foundation = (typeof foundations)[number] | `${Flow} as ${string}`;
