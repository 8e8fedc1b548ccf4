/** Where the provider accepts more than the RFC asks for, because identity providers send it. Each can be switched off. */
export interface Leniency {
  /** `"op": "Add"`, RFC 7644 section 3.5.2 lists lower case. */
  readonly anyCaseOp: boolean;
  /** `"True"` and `"false"` for boolean attributes, in bodies and filters. */
  readonly stringBooleans: boolean;
  /** `remove` of a multi-valued attribute with a `value` removes just the listed values (AMB-REMOVE-WITH-VALUE). */
  readonly removeListedValues: boolean;
  /** `add` to a value path that matches nothing creates the value from the `eq` conditions (AMB-PATCH-ADD-FILTER). */
  readonly addCreatesValue: boolean;
  /** The same for `replace`, where RFC 7644 section 3.5.2.3 wants `noTarget` (AMB-REPLACE-NOMATCH). Off unless asked for. */
  readonly replaceCreatesValue: boolean;
  /** Dotted and URN-qualified keys in the value of a PATCH operation without path (AMB-PATHLESS-KEYS). */
  readonly pathKeys: boolean;
  /** The resource's own `id`, and `meta`, in the value of a PATCH operation without path, as Okta sends them. */
  readonly ownReadOnlyValues: boolean;
  /** A bare id where a reference such as `manager` is an object (AMB-MANAGER); the empty string unassigns. */
  readonly bareReference: boolean;
  /** One object where PATCH expects a list (AMB-ADD-SINGLE-OBJECT), a list of one where a single value is expected. */
  readonly looseCardinality: boolean;
  /** Attributes that no schema defines are ignored in bodies (AMB-UNKNOWN-ATTR). */
  readonly unknownAttributes: boolean;
  /** URIs in `schemas` that the resource type does not have are ignored. */
  readonly unknownSchemas: boolean;
  /** A resource or PATCH without `schemas` gets those of its endpoint (AMB-MISSING-SCHEMAS-REQ). Off unless asked for. */
  readonly missingSchemas: boolean;
  /** Extension data whose URN is not in `schemas` is accepted and the URN added (AMB-EXT-URN-MISSING). */
  readonly undeclaredExtension: boolean;
  /** `emails[type eq "work"].value eq "x"` in filters (AMB-VALUEPATH-SUBATTR). */
  readonly valuePathCondition: boolean;
  /** Attributes of an extension found by their bare name, such as `manager`. */
  readonly bareExtensionNames: boolean;
  /** PATCH without any operation changes nothing. Off unless asked for: RFC 7644 section 3.5.2 wants at least one. */
  readonly emptyPatch: boolean;
  /** `/users` where the endpoint is `/Users`: Microsoft's Postman collection sends it. */
  readonly lowerCaseEndpoints: boolean;
}

export const lenient: Leniency = {
  anyCaseOp: true,
  stringBooleans: true,
  removeListedValues: true,
  addCreatesValue: true,
  replaceCreatesValue: false,
  pathKeys: true,
  ownReadOnlyValues: true,
  bareReference: true,
  looseCardinality: true,
  unknownAttributes: true,
  unknownSchemas: true,
  missingSchemas: false,
  undeclaredExtension: true,
  valuePathCondition: true,
  bareExtensionNames: true,
  emptyPatch: false,
  lowerCaseEndpoints: true,
};

export const strict: Leniency = {
  anyCaseOp: false,
  stringBooleans: false,
  removeListedValues: false,
  addCreatesValue: false,
  replaceCreatesValue: false,
  pathKeys: false,
  ownReadOnlyValues: false,
  bareReference: false,
  looseCardinality: false,
  unknownAttributes: false,
  unknownSchemas: false,
  missingSchemas: false,
  undeclaredExtension: false,
  valuePathCondition: false,
  bareExtensionNames: false,
  emptyPatch: false,
  lowerCaseEndpoints: false,
};

/** How strictness is chosen. */
export interface Strictness {
  /** Accepts what RFC 7643 and 7644 describe and nothing more. */
  readonly strict?: boolean;
  /** Single exceptions from `strict` or its opposite. */
  readonly leniency?: Partial<Leniency>;
}

/** The leniency that is asked for. */
export function leniencyOf({ strict: isStrict, leniency }: Strictness): Leniency {
  return { ...(isStrict ? strict : lenient), ...leniency };
}
