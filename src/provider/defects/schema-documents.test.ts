import type { JsonObject } from '../../scim/json.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import { schemaDocumentDefects } from './schema-documents.ts';
import { type Stage, showing } from './testing/stage.ts';

async function ids({ get }: Stage): Promise<readonly string[]> {
  return (await get('/Schemas')).Resources.map(({ id }: JsonObject) => id);
}

async function definition({ get }: Stage, urn: string, name: string): Promise<JsonObject> {
  const { attributes } = await get(`/Schemas/${urn}`);
  return attributes.find((each: JsonObject) => each.name === name);
}

showing(schemaDocumentDefects, {
  'schemas-required-as-text': [
    async (stage) => (await definition(stage, schemaUrn.User, 'userName')).required,
    true,
    'true',
  ],
  'schemas-referencetypes-as-text': [
    async (stage) => {
      const { subAttributes } = await definition(stage, schemaUrn.Group, 'members');
      return (subAttributes as readonly JsonObject[]).find(({ name }) => name === '$ref')!.referenceTypes;
    },
    ['User', 'Group'],
    'User, Group',
  ],
  'schemas-dotted-names': [
    async ({ get }) => {
      const { attributes } = await get(`/Schemas/${schemaUrn.User}`);
      return attributes.map(({ name }: JsonObject) => name).slice(0, 3);
    },
    ['userName', 'name', 'displayName'],
    ['userName', 'name.formatted', 'name.familyName'],
  ],
  'schemas-complex-sub-attribute': [
    async (stage) => {
      const { subAttributes } = await definition(stage, schemaUrn.User, 'addresses');
      return (subAttributes as readonly JsonObject[]).filter(({ type }) => type === 'complex').map(({ name }) => name);
    },
    [],
    ['place'],
  ],
  'schemas-parts-of-a-text': [
    async (stage) => (await definition(stage, schemaUrn.User, 'displayName')).subAttributes,
    undefined,
    [{ name: 'language', type: 'string', multiValued: false, description: '' }],
  ],
  'schemas-parts-of-foreign-types': [
    async (stage) => {
      const { type, subAttributes } = await definition(stage, schemaUrn.User, 'name');
      return [type, ...new Set((subAttributes as readonly JsonObject[]).map((part) => part.type))];
    },
    ['complex', 'string'],
    ['complex', 'varchar'],
  ],
  'schemas-password-like-any-text': [
    async (stage) => {
      const { mutability, returned } = await definition(stage, schemaUrn.User, 'password');
      return [mutability, returned];
    },
    ['writeOnly', 'never'],
    ['readWrite', 'default'],
  ],
  'schemas-listed-twice': [
    async (stage) => (await ids(stage)).filter((id) => id === schemaUrn.EnterpriseUser).length,
    1,
    2,
  ],
  'schemas-list-messages': [async (stage) => (await ids(stage)).includes(messageUrn.PatchOp), false, true],
  'schemas-extension-not-published': [
    async (stage) => (await ids(stage)).includes(schemaUrn.EnterpriseUser),
    true,
    false,
  ],
});
