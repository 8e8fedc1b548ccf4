export interface SchemaExtension {
  readonly schema: string;
  readonly required: boolean;
}

/** A resource type, RFC 7643 section 6. `endpoint` starts with a slash and is relative to the base URL. */
export interface ResourceType {
  readonly name: string;
  readonly description: string;
  readonly endpoint: string;
  readonly schema: string;
  readonly schemaExtensions: readonly SchemaExtension[];
}
