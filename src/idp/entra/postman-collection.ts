import { schemaUrn } from '../../scim/urn.ts';
import { formQuery } from '../form-encoding.ts';
import { hasStatus, isList, type ProbeOptions, type ProbeResult } from '../probe.ts';
import { alphanumeric, pick } from '../random.ts';
import { resourceOf } from '../reply.ts';
import { patchMessage } from './patch.ts';
import { probeOf } from './validator.ts';

const fact = 'EN-97';

/**
 * What Microsoft's Postman collection sends: names in other letter cases, bare member ids, stray members (EN-39,
 * EN-97). Nothing here is insisted on. It cleans up.
 */
export async function postmanTest(options: ProbeOptions): Promise<ProbeResult> {
  const probe = probeOf(options);
  const word = () => pick(options.random, alphanumeric, 8);
  const optional = { fact, isOptional: true } as const;
  await probe.step({
    ...optional,
    name: 'the endpoint in lower case',
    method: 'GET',
    path: '/users',
    asks: [hasStatus(200), isList],
  });
  const userName = word();
  const user = {
    schemas: [schemaUrn.User, schemaUrn.EnterpriseUser],
    UserName: userName,
    Active: true,
    DisplayName: 'BobIsAmazing',
    emails: [{ Primary: true, type: 'work', value: `${word()}@example.com` }],
    name: { formatted: 'Adrian Bob', familyName: 'Bob', givenName: 'Adrian' },
    [schemaUrn.EnterpriseUser]: { Department: 'bob', Manager: { Value: 'SuzzyQ' } },
  };
  const created = await probe.step({
    ...optional,
    name: 'create a user',
    method: 'POST',
    path: '/Users',
    body: JSON.stringify(user),
    asks: [hasStatus(201)],
  });
  const userPath = `/Users/${encodeURIComponent(resourceOf(created)?.id ?? 'none')}`;
  for (const [name, query] of queries(userName)) {
    await probe.step({ ...optional, name, method: 'GET', path: '/Users', query, asks: [hasStatus(200), isList] });
  }

  const group = { schemas: [schemaUrn.Group], DisplayName: word() };
  const pushed = await probe.step({
    ...optional,
    name: 'create a group',
    method: 'POST',
    path: '/Groups',
    body: JSON.stringify(group),
    asks: [hasStatus(201)],
  });
  const groupPath = `/Groups/${encodeURIComponent(resourceOf(pushed)?.id ?? 'none')}`;
  const operation = { name: 'addMember', op: 'add', path: 'members', value: resourceOf(created)?.id ?? 'none' };
  await probe.step({
    ...optional,
    name: 'add a member by its bare id',
    method: 'PATCH',
    path: groupPath,
    body: JSON.stringify(patchMessage([operation])),
    asks: [hasStatus(200, 204)],
  });
  await probe.step({
    ...optional,
    name: 'delete the group',
    method: 'DELETE',
    path: groupPath,
    asks: [hasStatus(204)],
  });
  await probe.step({ ...optional, name: 'delete the user', method: 'DELETE', path: userPath, asks: [hasStatus(204)] });
  return probe.result();
}

function queries(userName: string): readonly (readonly [string, string])[] {
  return [
    ['a filter in another letter case', filter('DisplayName eq "BobIsAmazing"')],
    ['a filter by beginning', filter(`userName sw ${JSON.stringify(userName.slice(0, 3))}`)],
    ['a filter by time', filter('meta.Created gt "2019-01-01T00:00:00Z"')],
    ['a filter of alternatives', filter('userName ne "x" and (displayName co "bob" or displayName co "Amazing")')],
    ['chosen attributes', 'attributes=userName,emails'],
    ['a page', 'startIndex=1&count=2'],
  ];
}

function filter(text: string): string {
  return formQuery([['filter', text]], { space: 'percent20' });
}
