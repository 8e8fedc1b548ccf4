import type { JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import { type Manifestation, showing } from './testing/stage.ts';
import { typingDefects } from './typing.ts';

const time = 'urn:example:params:scim:schemas:extension:time:2.0:User';

/** One attribute of a new User. */
function shownAs(name: string, sent: JsonObject[string], wrong: unknown): Manifestation {
  return [async ({ user }) => (await user({ [name]: sent! }))[name], sent, wrong];
}

function claim(name: string, right: string, wrong: string): Manifestation {
  return [
    async ({ get }) => {
      const { attributes } = await get(`/Schemas/${schemaUrn.User}`);
      return attributes.find((each: JsonObject) => each.name === name).returned;
    },
    right,
    wrong,
  ];
}

showing(typingDefects, {
  'schema-numbers-as-text': shownAs(time, { badge: 7, hours: 38.5 }, { badge: '7', hours: '38.5' }),
  'schema-certificates-as-pem': shownAs(
    'x509Certificates',
    [{ value: 'AAEC' }],
    [{ value: '-----BEGIN CERTIFICATE-----\nAAEC\n-----END CERTIFICATE-----\n' }],
  ),
  'schema-references-with-spaces': shownAs('profileUrl', 'https://example.com/a%20b', 'https://example.com/a b'),
  'schema-type-as-object': shownAs(
    'emails',
    [{ value: 'ann@example.com', type: 'work' }],
    [{ value: 'ann@example.com', type: { name: 'work' } }],
  ),
  'schema-displayname-as-array': shownAs('displayName', 'Ann', ['Ann']),
  'schemas-claim-always-returned': claim('userName', 'default', 'always'),
  'schemas-claim-returned-on-request': claim('displayName', 'default', 'request'),
});
