import { isJsonObject, type JsonObject } from '../scim/json.ts';
import { isDocumented, type Profile } from './profile.ts';

/** A User that was made up, with its primary value where the profile documents that another attribute has to be the same. */
export function creatable(profile: Profile | undefined, user: JsonObject): JsonObject {
  const attributes = profile?.resourceTypes.find(({ name }) => name === 'User')?.attributes ?? [];
  const rule = attributes.find((one) => one.equals !== undefined && isDocumented(one));
  const [list = '', part = 'value'] = rule?.equals?.split('.') ?? [];
  const values = user[list];
  const wanted = user[rule?.path ?? ''];
  if (!rule || wanted === undefined) return user;
  const given = Array.isArray(values) && values.length > 0 ? values.filter(isJsonObject) : [{ type: 'work' }];
  const primary = Math.max(
    0,
    given.findIndex((value: JsonObject) => value['primary'] === true),
  );
  const changed = given.map((value, index) =>
    index === primary ? { ...value, [part]: wanted, primary: true } : value,
  );
  return { ...user, [list]: changed };
}
