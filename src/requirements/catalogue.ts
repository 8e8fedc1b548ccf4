import { entraRequirements } from './entra.ts';
import { oktaRequirements } from './okta.ts';
import { otherRequirements } from './other-identity-providers.ts';
import { profileRequirements } from './profile.ts';
import type { Requirement } from './requirement.ts';
import { rfc5789Patch } from './rfc5789-patch.ts';
import { rfc6750BearerTokens } from './rfc6750-bearer-tokens.ts';
import { rfc7643Conventions } from './rfc7643-1-conventions.ts';
import { rfc7643AttributeTypes } from './rfc7643-2.3-attribute-types.ts';
import { rfc7643MultiValued } from './rfc7643-2.4-multi-valued.ts';
import { rfc7643Attributes } from './rfc7643-2-attributes.ts';
import { rfc7643CommonAttributes } from './rfc7643-3.1-common-attributes.ts';
import { rfc7643Extensions } from './rfc7643-3.2-extensions.ts';
import { rfc7643Resources } from './rfc7643-3-resources.ts';
import { rfc7643UserMultiValued } from './rfc7643-4.1.2-user-multi-valued.ts';
import { rfc7643User } from './rfc7643-4.1-user.ts';
import { rfc7643EnterpriseUser, rfc7643Group } from './rfc7643-4.2-group.ts';
import { rfc7643ServiceProviderConfig } from './rfc7643-5-service-provider-config.ts';
import { rfc7643ResourceType } from './rfc7643-6-resource-type.ts';
import { rfc7643Characteristics } from './rfc7643-7-characteristics.ts';
import { rfc7643Schema } from './rfc7643-7-schema.ts';
import { rfc7643Representation } from './rfc7643-8-representation.ts';
import { rfc7643Security } from './rfc7643-9-security.ts';
import { rfc7643Registration } from './rfc7643-10-registration.ts';
import { rfc7644Conventions } from './rfc7644-1-conventions.ts';
import { rfc7644Authentication } from './rfc7644-2-authentication.ts';
import { rfc7644Background } from './rfc7644-3.1-background.ts';
import { rfc7644Endpoints } from './rfc7644-3.2-endpoints.ts';
import { rfc7644Create } from './rfc7644-3.3-create.ts';
import { rfc7644Filter } from './rfc7644-3.4.2.2-filter.ts';
import { rfc7644FilterGrammar } from './rfc7644-3.4.2.2-filter-grammar.ts';
import { rfc7644Sort } from './rfc7644-3.4.2.3-sort.ts';
import { rfc7644Pagination } from './rfc7644-3.4.2.4-pagination.ts';
import { rfc7644Search } from './rfc7644-3.4.3-search.ts';
import { rfc7644Retrieve } from './rfc7644-3.4-retrieve.ts';
import { rfc7644Replace } from './rfc7644-3.5.1-replace.ts';
import { rfc7644Patch } from './rfc7644-3.5.2-patch.ts';
import { rfc7644PatchOperations } from './rfc7644-3.5.2-patch-operations.ts';
import { rfc7644Delete } from './rfc7644-3.6-delete.ts';
import { rfc7644BulkProcessing } from './rfc7644-3.7.1-bulk-processing.ts';
import { rfc7644Bulk } from './rfc7644-3.7-bulk.ts';
import { rfc7644Formats } from './rfc7644-3.8-formats.ts';
import { rfc7644Projection } from './rfc7644-3.9-projection.ts';
import { rfc7644Me } from './rfc7644-3.11-me.ts';
import { rfc7644Errors } from './rfc7644-3.12-errors.ts';
import { rfc7644Versions } from './rfc7644-3.13-versions.ts';
import { rfc7644Discovery } from './rfc7644-4-discovery.ts';
import { rfc7644ComparisonAndTenants } from './rfc7644-5-comparison-and-tenants.ts';
import { rfc7644Security } from './rfc7644-7-security.ts';
import { rfc7644Registration } from './rfc7644-8-registration.ts';
import { rfc9110Http } from './rfc9110-http.ts';
import { rfc9865CursorBehaviour } from './rfc9865-2.1-cursor-behaviour.ts';
import { rfc9865Cursors } from './rfc9865-2-cursors.ts';
import { rfc9865Configuration } from './rfc9865-4-configuration.ts';
import { rfc9944Devices } from './rfc9944-devices.ts';
import { rfc9967Events } from './rfc9967-events.ts';

/** Every normative statement by id. */
export const catalogue = {
  ...rfc7643Conventions,
  ...rfc7643Attributes,
  ...rfc7643AttributeTypes,
  ...rfc7643MultiValued,
  ...rfc7643Resources,
  ...rfc7643CommonAttributes,
  ...rfc7643Extensions,
  ...rfc7643User,
  ...rfc7643UserMultiValued,
  ...rfc7643Group,
  ...rfc7643EnterpriseUser,
  ...rfc7643ServiceProviderConfig,
  ...rfc7643ResourceType,
  ...rfc7643Schema,
  ...rfc7643Characteristics,
  ...rfc7643Representation,
  ...rfc7643Security,
  ...rfc7643Registration,
  ...rfc7644Conventions,
  ...rfc7644Authentication,
  ...rfc7644Background,
  ...rfc7644Endpoints,
  ...rfc7644Create,
  ...rfc7644Retrieve,
  ...rfc7644Filter,
  ...rfc7644FilterGrammar,
  ...rfc7644Sort,
  ...rfc7644Pagination,
  ...rfc7644Search,
  ...rfc7644Replace,
  ...rfc7644Patch,
  ...rfc7644PatchOperations,
  ...rfc7644Delete,
  ...rfc7644Bulk,
  ...rfc7644BulkProcessing,
  ...rfc7644Formats,
  ...rfc7644Projection,
  ...rfc7644Me,
  ...rfc7644Errors,
  ...rfc7644Versions,
  ...rfc7644Discovery,
  ...rfc7644ComparisonAndTenants,
  ...rfc7644Security,
  ...rfc7644Registration,
  ...rfc9865Cursors,
  ...rfc9865CursorBehaviour,
  ...rfc9865Configuration,
  ...rfc9967Events,
  ...rfc9944Devices,
  ...rfc6750BearerTokens,
  ...rfc9110Http,
  ...rfc5789Patch,
  ...oktaRequirements,
  ...entraRequirements,
  ...profileRequirements,
  ...otherRequirements,
} satisfies Readonly<Record<string, Requirement>>;

export type RequirementId = keyof typeof catalogue;
