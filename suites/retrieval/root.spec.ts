import { type Answer, expect, type ScimClient, test, verifies } from '../../src/harness/index.ts';
import { messageUrn } from '../../src/scim/urn.ts';

const ways = [
  {
    way: 'query',
    ask: (scim: ScimClient, filter: string) => scim.send({ method: 'GET', path: '', query: { filter } }),
  },
  { way: 'search', ask: (scim: ScimClient, filter: string) => scim.search(undefined, { filter }) },
] as const;

for (const { way, ask } of ways) {
  test(
    `a ${way} at the root covers all resource types`,
    verifies('7644-3.4.2.1-02', {
      fix: `Look through every resource type when a ${way} is sent to the base URL.`,
      needs: ['filter', 'Group'],
    }),
    async ({ scim, given, appliesIf }) => {
      const [user, group] = [await given.existingUser(), await given.existingGroup()];

      const answer = await ask(scim, `id eq "${user.id}" or id eq "${group.id}"`);

      appliesIf(isList(answer), `A ${way} at the root is answered with ${answer.status}.`);
      expect(answer).toHoldExactly(user.resource, group.resource);
    },
  );

  test(
    `a ${way} at the root takes an attribute that a type does not have for one without value`,
    verifies(['7644-3.4.2.1-05', '7644-3.4.2.1-06'], {
      fix: 'Evaluate userName pr as false for Groups, and go on with the rest of the filter.',
      needs: ['filter', 'Group'],
    }),
    async ({ scim, given, appliesIf }) => {
      const [user, group] = [await given.existingUser(), await given.existingGroup()];
      const ids = `(id eq "${user.id}" or id eq "${group.id}")`;

      const people = await ask(scim, `userName pr and ${ids}`);

      appliesIf(isList(people), `A ${way} at the root is answered with ${people.status}.`);
      expect(people).toHoldExactly(user.resource);
      const named = `userName eq "nobody" or displayName eq "${String(group.sent['displayName'])}"`;
      expect(await ask(scim, named)).toHoldExactly(group.resource);
    },
  );
}

function isList(answer: Answer): boolean {
  const schemas = answer.at('schemas');
  return answer.status === 200 && Array.isArray(schemas) && schemas.includes(messageUrn.ListResponse);
}
