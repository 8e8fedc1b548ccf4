import type { ExpectedResource, IdentityProvider } from '../idp/identity-provider.ts';
import { textOf } from './answer.ts';
import type { ScimClient } from './scim-client.ts';

/** The same identity provider; ids that it does not tell are looked up in the target once it has provisioned. */
export function withIdsOfTarget(idp: IdentityProvider, scim: ScimClient): IdentityProvider {
  const ids = new Map<string, string>();

  async function lookUp({ key, resourceType, match }: ExpectedResource): Promise<void> {
    const filter = `${match.attribute} eq ${JSON.stringify(match.value)}`;
    const [resource] = (await scim.query(resourceType, { filter })).resources;
    if (resource) ids.set(`${resourceType} ${key}`, textOf(resource['id']));
  }

  async function looked<Result>(result: Promise<Result>): Promise<Result> {
    const outcome = await result;
    for (const expected of idp.expectation()) {
      const isKnown = expected.id !== undefined || ids.has(`${expected.resourceType} ${expected.key}`);
      if (!isKnown && expected.presence === 'present') await lookUp(expected);
    }
    return outcome;
  }

  return {
    ...idp,
    settle: () => looked(idp.settle()),
    pushNow: (key) => looked(idp.pushNow(key)),
    resync: () => looked(idp.resync()),
    retry: () => looked(idp.retry()),
    expectation: () =>
      idp.expectation().map((expected) => {
        const id = expected.id ?? ids.get(`${expected.resourceType} ${expected.key}`);
        return id === undefined ? expected : { ...expected, id };
      }),
  };
}
