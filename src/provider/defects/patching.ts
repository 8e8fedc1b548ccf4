import { isJsonObject, type Json } from '../../scim/json.ts';
import type { PatchOperation } from '../../scim/patch-operation.ts';
import { messageUrn } from '../../scim/urn.ts';
import { type Attributes, valuesOf } from '../engine/attributes.ts';
import { findByName } from '../engine/characteristics.ts';
import type { ResourceRecord } from '../engine/record.ts';
import { octetsAnswer } from '../protocol/answers.ts';
import { badRequest } from '../scim-error.ts';
import type { Defect } from './defect.ts';
import { headerIn, without } from './json.ts';
import { strayMembers } from './notes.ts';
import { answersTo, eachPatch, handling, patched, patches, sent, shown, together } from './seams.ts';

export const patchingDefects: readonly Defect[] = [
  {
    id: 'patch-answer-without-id',
    severity: 'medium',
    title: 'The answer to a PATCH of a User has no id.',
    violates: ['7643-3.1-06', '7643-3.1-11', '7643-7-36', '7644-3.5.2-24'],
    sources: [],
    behaviour: shown((resource, { type }, { request }) => {
      if (request.method !== 'PATCH' || type.name !== 'User') return resource;
      return without(resource, 'id');
    }),
  },
  {
    id: 'patch-only-replace-processed',
    severity: 'critical',
    title: 'add and remove operations are passed over in silence.',
    violates: [
      '7644-3.5.2-24',
      '7644-3.5.2.1-04',
      '7644-3.5.2.1-08',
      '7644-3.5.2.1-06',
      '7644-3.5.2.1-07',
      '7644-3.5.2.1-03',
      '7644-3.5.2.2-02',
      '7644-3.5.2.2-03',
      '7644-3.5.2.2-04',
      '7644-3.5.2-18',
      '7643-4.2-03',
    ],
    sources: ['open-webui/open-webui#30074'],
    behaviour: eachPatch((operation) => (operation.op === 'replace' ? operation : undefined)),
  },
  {
    id: 'patch-wipes-unmapped-data',
    severity: 'critical',
    title: 'A PATCH of active drops the roles of the User and all e-mail addresses but the first.',
    violates: ['7644-3.2-07', '7644-3.5.2.3-01', '7644-3.5.2.3-02', 'OKTA-update-05'],
    sources: ['pond/scimitar#6'],
    behaviour: patched((after, record) => {
      if (after.active === record.attributes.active) return after;
      const { roles: _, emails, ...others } = after;
      return emails === undefined ? others : { ...others, emails: valuesOf(emails).slice(0, 1) };
    }),
  },
  {
    id: 'patch-subattribute-lands-on-root',
    severity: 'high',
    title: 'replace of a sub-attribute writes an attribute of that name beside the complex one.',
    violates: [
      '7644-3.5.2.3-05',
      '7644-3.5.2.3-02',
      '7644-3.5.2.3-07',
      'ENTRA-update-03',
      '7644-3.10-04',
      '7644-3.5.2-09',
    ],
    sources: ['simpleidserver/SimpleIdServer#57', 'simpleidserver/SimpleIdServer#595'],
    behaviour: straying((operation) => {
      const [, top, part] = /^([\w$]+)\.([\w$]+)$/.exec(operation.path ?? '') ?? [];
      return operation.op === 'replace' && top !== undefined ? [part!, operation.value ?? null] : undefined;
    }),
  },
  {
    id: 'patch-value-stringified',
    severity: 'high',
    title: 'An object that PATCH sets is stored as the text "[object Object]".',
    violates: ['7643-2.3-02', '7644-3.5.2.3-05', '7644-3.5.2.1-05', '7643-2.3.8-01', '7644-3.8-09', '7644-3.5.2.3-02'],
    sources: ['wso2/product-is#3826'],
    behaviour: patched((after, record, given) => {
      const texts = given
        .filter(({ op, value }) => op !== 'remove' && isJsonObject(value))
        .map(({ path }) => findByName(record.type.names, path ?? '')?.name)
        .filter((name) => name !== undefined && isJsonObject(after[name]))
        .map((name) => [name, '[object Object]']);
      return texts.length === 0 ? after : { ...after, ...(Object.fromEntries(texts) as Attributes) };
    }),
  },
  {
    id: 'patch-answer-is-stale',
    severity: 'high',
    title: 'A PATCH is answered with the resource as it was before.',
    violates: ['7644-3.5.2-24', '7644-3.1-09'],
    sources: ['open-webui/open-webui#30074'],
    behaviour: handling((exchange, route, next) => {
      const { tenant, request, mediaType } = exchange;
      const record =
        route.to === 'resource' && request.method === 'PATCH' ? tenant.directory.find(route.id) : undefined;
      if (!record) return next();
      const before = tenant.steps.represent({ ...exchange, request: { ...request, method: 'GET' } }, record);
      const answer = next();
      if (answer instanceof Promise || answer.status !== 200) return answer;
      return octetsAnswer(200, mediaType, before, ['ETag', headerIn(answer, 'ETag')!]);
    }),
  },
  {
    id: 'patch-string-boolean-rejected',
    severity: 'high',
    title: 'active as the text "False" is refused.',
    violates: ['ENTRA-disable-01', 'ENTRA-disable-02'],
    sources: ['scimmyjs/scimmy#51', 'scimmyjs/scimmy#86', 'Captain-P-Goldfish/scim-for-keycloak#119'],
    behaviour: eachPatch((operation) => {
      const active = isJsonObject(operation.value) ? operation.value.active : operation.value;
      const isText =
        typeof active === 'string' && (isJsonObject(operation.value) || operation.path?.toLowerCase() === 'active');
      if (isText) throw badRequest('invalidValue', 'active is a boolean.');
      return operation;
    }),
  },
  {
    id: 'patch-remove-without-path-200',
    severity: 'high',
    title: 'remove without a path is answered with 200.',
    violates: ['7644-3.5.2.2-01', '7644-3.5.2-08'],
    sources: [],
    behaviour: eachPatch((operation) =>
      operation.op === 'remove' && operation.path === undefined ? undefined : operation,
    ),
  },
  {
    id: 'patch-noop-rejected',
    severity: 'high',
    title: 'A PATCH that changes nothing is refused.',
    violates: ['7644-3.5.2.1-10', '7644-3.5.2.1-12', 'ENTRA-group-08', 'OKTA-group-06', 'OKTA-group-10'],
    sources: ['better-auth/better-auth#8650', 'simpleidserver/SimpleIdServer#245', 'wso2/product-is#8589'],
    behaviour: patched((after, record) => {
      if (after === record.attributes) throw badRequest('invalidValue', 'Nothing would change.');
      return after;
    }),
  },
  {
    id: 'patch-externalid-not-settable',
    severity: 'high',
    title: 'PATCH of externalId is answered with success and has no effect.',
    violates: [
      '7643-3.1-16',
      '7644-3.5.2.1-04',
      '7644-3.5.2.1-08',
      '7644-3.5.2.3-02',
      '7644-3.5.2.1-07',
      '7644-3.5.2.3-04',
    ],
    sources: ['simpleidserver/SimpleIdServer#280', 'langwatch/langwatch#7141'],
    behaviour: keepingOld('externalId'),
  },
  {
    id: 'patch-unknown-op-ignored',
    severity: 'medium',
    title: 'Operations with an unknown op are passed over.',
    violates: ['7644-3.5.2-23', '7644-3.12-22', '7644-3.12-25', '7644-3.12-09', '7644-3.5.2-06', '7644-3.5.2-02'],
    sources: ['wso2/charon#297'],
    behaviour: sent('PATCH', (body) => ({
      ...body,
      ...(Array.isArray(body.Operations) && { Operations: body.Operations.map(orNothing) }),
    })),
  },
  {
    id: 'patch-missing-schemas-accepted',
    severity: 'low',
    title: 'A PATCH without schemas is carried out.',
    violates: ['7644-3.5.2-03'],
    sources: ['keycloak/keycloak#47059'],
    behaviour: sent('PATCH', (body) => ({ ...body, schemas: [messageUrn.PatchOp] })),
  },
  {
    id: 'patch-204-despite-attributes',
    severity: 'low',
    title: 'A PATCH with the attributes parameter is answered with 204.',
    violates: ['7644-3.5.2-25'],
    sources: [],
    behaviour: answersTo('PATCH', (answer, { query }) =>
      answer.status === 200 && /(?:^|&)attributes=/.test(query)
        ? { status: 204, headers: answer.headers.slice(4) }
        : answer,
    ),
  },
  {
    id: 'patch-put-disagree',
    severity: 'low',
    title: 'title can be changed by PUT; PATCH answers with success and keeps it.',
    violates: [
      '7644-3.5.2.3-02',
      '7644-3.5.2-24',
      '7644-3.5.2.1-07',
      '7644-3.5.2.2-02',
      '7644-3.5.2.1-08',
      '7644-3.5.2.1-04',
    ],
    sources: ['cloudfoundry/uaa#2671'],
    behaviour: keepingOld('title'),
  },
  {
    id: 'patch-readonly-taken',
    severity: 'high',
    title: 'replace gives id, groups and other readOnly attributes the value that was sent.',
    violates: ['7643-7-29', '7643-3.1-11', '7643-3.1-05', '7643-4.1.2-26', '7644-3.5.2-11', '7644-3.12-21'],
    sources: [],
    behaviour: straying(({ op, path = '', value }, { type }) => {
      const attribute = findByName(type.names, path);
      return op === 'replace' && attribute?.mutability === 'readOnly' ? [attribute.name, value ?? null] : undefined;
    }),
  },
];

function orNothing(operation: Json): Json {
  const op = isJsonObject(operation) ? operation.op : undefined;
  const isKnown = typeof op !== 'string' || /^(?:add|remove|replace)$/i.test(op);
  return isKnown ? operation : { op: 'add', value: {} };
}

function keepingOld(name: string): Defect['behaviour'] {
  return eachPatch((operation) => {
    if (operation.path?.toLowerCase() === name.toLowerCase()) return undefined;
    const { value } = operation;
    return operation.path === undefined && isJsonObject(value)
      ? { ...operation, value: without(value, name) }
      : operation;
  });
}

export function straying(
  strayed: (operation: PatchOperation, record: ResourceRecord) => readonly [name: string, value: Json] | undefined,
): Defect['behaviour'] {
  const stray = strayMembers();
  return together(
    patches((given, record) =>
      given.filter((operation) => {
        const member = strayed(operation, record);
        if (member) stray.set(record, { ...stray.of(record), [member[0]]: member[1] });
        return !member;
      }),
    ),
    shown((resource, record) => ({ ...resource, ...stray.of(record) })),
  );
}
