import { type Answer, expect, type Given, type ScimClient, test, verifies } from '../../src/harness/index.ts';

test(
  'Accept has no influence on an answer with 202',
  verifies('9967-2.5.1.1-02', { fix: 'Ignore Accept when you answer with 202: there is no body to negotiate about.' }),
  async ({ scim, given, appliesIf }) => {
    const usual = await putForLater(scim, given);
    appliesIf(usual.status === 202, 'Requests are not performed later.');

    expect(await putForLater(scim, given, { Accept: 'text/plain' })).toHaveStatus(202);
  },
);

test(
  'a client that is willing to wait is not put off before',
  verifies('9967-2.5.1.1-03', {
    fix: 'Answer as usual when a request is done within the seconds of the preference wait, and with 202 after that.',
  }),
  async ({ scim, given, appliesIf }) => {
    const usual = await putForLater(scim, given);
    appliesIf(usual.status === 202, 'Requests are not performed later.');

    expect(await putForLater(scim, given, { Prefer: 'respond-async, wait=60' })).toHaveStatus(200, 204);
  },
);

test(
  'the result of a request that is performed later is not for strangers',
  verifies('9967-5-01', {
    fix: 'Ask for credentials at the address that Location of a 202 gives.',
    needs: 'authentication',
  }),
  async ({ scim, given, appliesIf }) => {
    const usual = await putForLater(scim, given);
    const location = usual.header('Location') ?? '';
    appliesIf(usual.status === 202 && location !== '', 'Requests are not performed later.');

    const path = new URL(location, usual.exchange.request.url).href;
    expect(await scim.send({ method: 'GET', path, headers: { Authorization: null } })).not.toSucceed();
  },
);

/** RFC 9967 section 2.5.1.1. */
async function putForLater(scim: ScimClient, given: Given, headers: Record<string, string> = {}): Promise<Answer> {
  const { id, sent } = await given.existingUser();
  return scim.replace('User', id, sent, { headers: { Prefer: 'respond-async', ...headers } });
}
