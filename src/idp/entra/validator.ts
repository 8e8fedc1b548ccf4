import type { JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import { readValue } from '../attribute-value.ts';
import { formQuery } from '../form-encoding.ts';
import {
  type Ask,
  hasResource,
  hasStatus,
  hasTotal,
  listsOne,
  Probe,
  type ProbeOptions,
  type ProbeResult,
} from '../probe.ts';
import { alphanumeric, pick, uuid } from '../random.ts';
import { resourceOf } from '../reply.ts';
import { entraHeaders } from './headers.ts';
import { patchMessage } from './patch.ts';

const fact = 'EN-95';
const enterprise = schemaUrn.EnterpriseUser;

/** What Microsoft's validator does with users and groups, as far as it is known (EN-38, EN-95, EN-96). It cleans up. */
export async function validatorTest(options: ProbeOptions): Promise<ProbeResult> {
  const probe = probeOf(options);
  const userId = await users(probe, options);
  await groups(probe, options, userId);
  await probe.step({
    name: 'delete the user',
    fact,
    method: 'DELETE',
    path: `/Users/${userId}`,
    asks: [hasStatus(204)],
  });
  await probe.step({ name: 'the deleted user', fact, method: 'GET', path: `/Users/${userId}`, asks: [hasStatus(404)] });
  return probe.result();
}

export function probeOf(options: ProbeOptions): Probe {
  const authorization = options.token === undefined ? undefined : `Bearer ${options.token}`;
  const settings = { accept: 'application/scim+json', userAgent: null };
  const activity = { at: '2026-11-20T12:00:00.000Z', id: uuid(options.random) };
  return new Probe(options, (call, host) => entraHeaders(call, host, settings, authorization, activity));
}

async function users(probe: Probe, { random }: ProbeOptions): Promise<string> {
  const word = () => pick(random, alphanumeric, 8);
  const userName = `${word()}@${word()}.example.com`;
  const sent = {
    schemas: [schemaUrn.User, enterprise],
    userName,
    active: true,
    displayName: word(),
    emails: [{ type: 'work', value: `${word()}@example.com`, primary: true }],
    name: { givenName: word(), familyName: word() },
    [enterprise]: { employeeNumber: word(), department: word() },
  };
  const create = { fact, method: 'POST', path: '/Users', body: JSON.stringify(sent) } as const;
  const reply = await probe.step({
    ...create,
    name: 'create a user',
    asks: [hasStatus(201), hasResource((seen) => has(seen, { userName }))],
  });
  const id = encodeURIComponent(resourceOf(reply)?.id ?? 'none');
  await probe.step({ ...create, name: 'create the same user', asks: [hasStatus(409)] });
  await look(probe, 'the user name in capitals', userName.toUpperCase(), [hasStatus(200), listsOne()]);
  await look(probe, 'a user name that is none', word(), [hasStatus(200), hasTotal(0)]);
  for (const { name, isOptional, operations, values } of changes(word)) {
    const body = JSON.stringify(patchMessage(operations));
    await probe.step({ name, fact, method: 'PATCH', path: `/Users/${id}`, body, asks: [hasStatus(200)], isOptional });
    await look(probe, `${name}: the user`, userName, [listsOne((seen) => has(seen, values))], isOptional);
  }
  return id;
}

interface Change {
  readonly name: string;
  readonly isOptional: boolean;
  readonly operations: readonly JsonObject[];
  /** Values by path the user has afterwards. */
  readonly values: JsonObject;
}

/** Lower case, typed paths with display and primary, and the rest in one value of flat names. */
function changes(word: () => string): Change[] {
  const [address, label, display, given, department, title] = [
    `${word()}@example.com`,
    word(),
    word(),
    word(),
    word(),
    word(),
  ];
  return [
    {
      name: 'replace attributes',
      isOptional: false,
      operations: [
        { op: 'replace', path: 'emails[type eq "work"].value', value: address },
        { op: 'replace', path: 'emails[type eq "work"].display', value: label },
        { op: 'replace', path: 'emails[type eq "work"].primary', value: true },
        {
          op: 'replace',
          value: { displayName: display, 'name.givenName': given, [`${enterprise}:department`]: department },
        },
      ],
      values: {
        'emails[type eq "work"].value': address,
        displayName: display,
        'name.givenName': given,
        [`${enterprise}:department`]: department,
      },
    },
    {
      name: 'add elements that are not there',
      isOptional: false,
      operations: [
        { op: 'add', path: 'emails[type eq "home"].value', value: address },
        { op: 'add', path: 'emails[type eq "home"].primary', value: false },
        { op: 'add', path: 'phoneNumbers[type eq "mobile"].value', value: '55501' },
      ],
      values: { 'emails[type eq "home"].value': address, 'phoneNumbers[type eq "mobile"].value': '55501' },
    },
    {
      name: 'write booleans as text and scalars as lists of one',
      isOptional: true,
      operations: [
        { op: 'replace', path: 'phoneNumbers[type eq "mobile"].primary', value: 'true' },
        { op: 'add', path: 'title', value: [title] },
        { op: 'add', path: 'ims[type eq "untyped"].value', value: label },
        { op: 'add', path: 'roles[primary eq true].value', value: label },
      ],
      values: { title },
    },
    {
      name: 'disable',
      isOptional: false,
      operations: [{ op: 'replace', path: 'active', value: false }],
      values: { active: false },
    },
  ];
}

async function groups(probe: Probe, { random }: ProbeOptions, userId: string): Promise<void> {
  const displayName = pick(random, alphanumeric, 10);
  const body = JSON.stringify({ schemas: [schemaUrn.Group], displayName, externalId: uuid(random) });
  const reply = await probe.step({
    name: 'create a group',
    fact,
    method: 'POST',
    path: '/Groups',
    body,
    asks: [hasStatus(201)],
  });
  const path = `/Groups/${encodeURIComponent(resourceOf(reply)?.id ?? 'none')}`;
  const renamed = `${displayName} 2`;
  const steps: readonly (readonly [string, JsonObject, JsonObject])[] = [
    ['rename the group', { op: 'replace', path: 'displayName', value: renamed }, { displayName: renamed }],
    ['add a member', { op: 'add', path: 'members', value: [{ value: userId }] }, { 'members.value': userId }],
    ['remove the member', { op: 'remove', path: `members[value eq "${userId}"]` }, { 'members.value': null }],
  ];
  for (const [name, operation, values] of steps) {
    const message = JSON.stringify(patchMessage([operation]));
    await probe.step({ name, fact, method: 'PATCH', path, body: message, asks: [hasStatus(200, 204)] });
    await probe.step({
      name: `${name}: the group`,
      fact,
      method: 'GET',
      path,
      asks: [hasResource((seen) => has(seen, values))],
    });
  }
  await probe.step({ name: 'delete the group', fact, method: 'DELETE', path, asks: [hasStatus(204)] });
}

async function look(
  probe: Probe,
  name: string,
  userName: string,
  asks: readonly Ask[],
  isOptional = false,
): Promise<void> {
  const query = formQuery([['filter', `userName eq ${JSON.stringify(userName)}`]], { space: 'plus' });
  await probe.step({ name, fact, method: 'GET', path: '/Users', query, asks, isOptional });
}

function has(seen: JsonObject, values: JsonObject): string | false {
  const different = Object.entries(values).filter(([path, value]) => (readValue(seen, path) ?? null) !== value);
  return different.length > 0 && `Another value than was sent: ${different.map(([path]) => path).join(', ')}.`;
}
