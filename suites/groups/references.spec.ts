import {
  type Answer,
  expect,
  isJsonObject,
  type Json,
  type JsonObject,
  memberOf,
  test,
  verifies,
} from '../../src/harness/index.ts';
import { schemaUrn } from '../../src/scim/urn.ts';

test(
  'the reference of a member leads to the member',
  verifies(['7643-4.2-06', '7643-2.3.7-06', '7643-2.3.7-07'], {
    fix: 'Return in $ref of a member the address where GET finds the User or Group, or leave it out.',
    needs: 'Group',
  }),
  async ({ scim, given, target, appliesIf }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });
    const reference = referenceIn(await given.shown('Group', group.id, 'members'));
    appliesIf(reference !== undefined, 'Members have no $ref.');

    expectToLeadTo(id, await scim.retrieveAt(belowBase(reference, target)));
  },
);

test(
  'the reference in groups leads to the Group',
  verifies(['7643-4.1.2-24', '7643-2.3.7-07'], {
    fix: 'Return in $ref of an entry of groups the address of the Group, or leave it out.',
    needs: 'Group',
  }),
  async ({ scim, given, target, appliesIf }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });
    const reference = referenceIn(await given.shown('User', id, 'groups'));
    appliesIf(reference !== undefined, 'The groups of a User have no $ref.');

    expectToLeadTo(group.id, await scim.retrieveAt(belowBase(reference, target)));
  },
);

test(
  'an entry of groups does not call a direct membership indirect',
  verifies('7643-4.1.2-21', {
    fix: 'Return type "direct" for the Groups that list the User among their members.',
    needs: 'Group',
  }),
  async ({ given, appliesIf }) => {
    const { id } = await given.existingUser();
    await given.existingGroup({ members: [{ value: id }] });
    const [entry] = elementsOf(await given.shown('User', id, 'groups'));
    appliesIf(entry !== undefined, 'A User does not show its groups.');

    expect(String(memberOf(entry ?? {}, 'type') ?? 'direct').toLowerCase(), 'type of the entry').toBe('direct');
  },
);

test(
  'a manager is kept by id',
  verifies('7643-4.3-03', {
    fix: 'Store manager.value, the id of another User, and return it.',
    needs: 'EnterpriseUser',
  }),
  async ({ scim, given }) => {
    const manager = await given.existingUser();

    const created = await scim.create('User', given.user({ [schemaUrn.EnterpriseUser]: managedBy(manager.id) }));

    expect(created).toSucceed();
    const stored = await scim.retrieve('User', created.id ?? '');
    expect(stored.at(schemaUrn.EnterpriseUser, 'manager', 'value'), 'manager.value').toBe(manager.id);
  },
);

test(
  'the reference of a manager leads to the manager',
  verifies('7643-4.3-04', {
    fix: 'Return in manager.$ref the address where GET finds the manager, or leave it out.',
    needs: 'EnterpriseUser',
  }),
  async ({ scim, given, target, appliesIf }) => {
    const manager = await given.existingUser();
    const { id } = await given.existingUser({ [schemaUrn.EnterpriseUser]: managedBy(manager.id) });
    const reference = referenceIn((await scim.retrieve('User', id)).at(schemaUrn.EnterpriseUser, 'manager'));
    appliesIf(reference !== undefined, 'The manager has no $ref.');

    expectToLeadTo(manager.id, await scim.retrieveAt(belowBase(reference, target)));
  },
);

for (const { requirement, base, resolved } of [
  {
    requirement: '7643-2.3.7-04',
    base: 'the base URL',
    resolved: belowBase,
  },
  { requirement: '7643-2.3.7-03', base: 'the base URL by RFC 3986', resolved: besideResource },
] as const) {
  test(
    `a relative reference is relative to ${base}`,
    verifies(requirement, { fix: 'Write relative references like "Users/2819c223", without a slash in front.' }),
    async ({ scim, given, target, appliesIf }) => {
      appliesIf(target.capabilities.Group !== 'no', 'The target has no Groups.');
      const { id } = await given.existingUser();
      const group = await given.existingGroup({ members: [{ value: id }] });
      const reference = referenceIn(await given.shown('Group', group.id, 'members'));
      appliesIf(reference !== undefined && !URL.canParse(reference), 'Members have no relative $ref.');

      expectToLeadTo(id, await scim.retrieveAt(resolved(reference, target)));
    },
  );
}

test(
  'the version in a reference makes no other member of it',
  verifies('7643-2.4-10', {
    fix: 'Tell members apart by value, or compare $ref without its version segment.',
    needs: ['Group', 'patch'],
    level: 'SHOULD',
  }),
  async ({ scim, given, target, appliesIf }) => {
    const unversioned = target.baseUrl.replace(/\/v\d+$/, '');
    appliesIf(unversioned !== target.baseUrl, 'The base URL has no version.');
    const { id } = await given.existingUser();
    const path = scim.path('User', id);
    const group = await given.existingGroup({ members: [{ value: id, $ref: target.baseUrl + path }] });

    const value = [{ value: id, $ref: unversioned + path }];
    const answer = await scim.modify('Group', group.id, { op: 'add', path: 'members', value });
    appliesIf(answer.status < 300, `A $ref without version is answered with ${answer.status}.`);

    expect(await given.members(group.id), 'members of the group').toEqual([id]);
  },
);

/** "/Users/1" and "../Users/1" are meant as endpoint and id, whatever RFC 3986 makes of them; "/v2/Users/1" is right. */
function belowBase(reference = '', { baseUrl }: { readonly baseUrl: string }): string {
  const isWhole = URL.canParse(reference) || reference.startsWith(`${new URL(baseUrl).pathname}/`);
  return isWhole ? reference : reference.replace(/^[./]+/, '');
}

/** RFC 7643 section 8.3 shows "../Users/1", which is right from the address of a resource. */
function besideResource(reference = ''): string {
  return reference.replace(/^\.\.\//, '');
}

/** Without rights of its own a reference may be closed, RFC 7643 section 2.3.7: another host gets no credentials. */
function expectToLeadTo(id: string, found: Answer): void {
  expect(found).toHaveStatus(200, 401, 403);
  expect(found.status === 200 ? found.id : id, 'id of the resource at $ref').toBe(id);
}

function managedBy(value: string): JsonObject {
  return { manager: { value } };
}

function elementsOf(value: Json | undefined): readonly JsonObject[] {
  return [value ?? []].flat().filter(isJsonObject);
}

/** The $ref of a complex value, or of the first of several. */
function referenceIn(value: Json | undefined): string | undefined {
  const [reference] = elementsOf(value).flatMap((element) => memberOf(element, '$ref') ?? []);
  return typeof reference === 'string' ? reference : undefined;
}
