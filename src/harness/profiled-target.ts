import { withRequired } from '../profiles/attributes-of-users.ts';
import { cited, type Evidence, isDocumented, type Profile } from '../profiles/profile.ts';
import type { Advertised, CapabilityName } from '../target/capabilities.ts';
import type { Target } from '../target/target.ts';

/** What is documented of capabilities, by name. */
function documented(profile: Profile): readonly (readonly [CapabilityName, Advertised, Evidence])[] {
  const { capabilities, resourceTypes } = profile;
  const users = resourceTypes.find(({ name }) => name === 'User');
  const patch = users?.methods?.find(({ names }) => names.includes('PATCH'));
  const types = resourceTypes.filter(({ name }) => name === 'User' || name === 'Group');
  const statements = [
    ...Object.entries(capabilities).map(([name, one]) => [name, one.supported, one] as const),
    ...types.map((one) => [one.name, one.supported ? 'yes' : 'no', one] as const),
    ...(patch ? [['patch', patch.supported ? 'yes' : 'no', patch] as const] : []),
  ];
  return statements.filter(([, , one]) => isDocumented(one)) as never;
}

/** The target as its profile documents it; what it says itself is not made more of. */
export function profiledTarget(target: Target, profile: Profile | undefined): Target {
  if (!profile) return target;
  const capabilities = { ...target.capabilities };
  for (const [name, supported] of documented(profile)) {
    if (supported === 'no' || (supported === 'yes' && capabilities[name] === 'unknown')) capabilities[name] = supported;
  }
  const users = profile.resourceTypes.find(({ name }) => name === 'User');
  const required = (users?.attributes ?? []).filter((one) => one.need === 'required' && isDocumented(one));
  return {
    ...target,
    capabilities,
    schemas: withRequired(
      target.schemas,
      required.map(({ path }) => path),
    ),
  };
}

/** Why checks do not apply, by name of the capability. */
export function absencesOf(profile: Profile | undefined): Readonly<Record<string, string>> {
  if (!profile) return {};
  const absent = documented(profile).filter(([, supported]) => supported === 'no');
  return Object.fromEntries(
    absent.map(([name, , one]) => [name, `"${name}" is not supported (${cited(profile, one)}).`]),
  );
}
