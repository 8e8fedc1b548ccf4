import { isJsonObject, type Json } from '../../scim/json.ts';
import type { Attributes } from '../engine/attributes.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { Tenant } from '../engine/tenant.ts';
import { modifyResource } from '../engine/writes.ts';
import { ScimError } from '../scim-error.ts';
import type { Defect } from './defect.ts';
import { bodyOf, changedBody, headerIn, without } from './json.ts';
import { answersTo, internalError, kept, operations, sent, shown, steps, together } from './seams.ts';
import { emailsOf, recordsOf, sameUniqueValue } from './stored.ts';

export const creatingDefects: readonly Defect[] = [
  {
    id: 'create-duplicate-upserts',
    severity: 'critical',
    title: 'Creating a User whose userName is taken overwrites the User who has it and answers 201.',
    violates: ['7644-3.3-12', '7643-4.1.1-02'],
    sources: ['croffasia/itsaplan#250'],
    behaviour: operations((was) => ({
      checkUnique: (tenant, type, attributes, itself) => itself && was.checkUnique(tenant, type, attributes, itself),
      insert: (tenant, type, attributes, id) => {
        const holder = sameUniqueValue(tenant, type, attributes);
        return holder ? overwritten(tenant, holder, attributes) : was.insert(tenant, type, attributes, id);
      },
    })),
  },
  {
    id: 'create-duplicate-username-accepted',
    severity: 'critical',
    title: 'Creating a User whose userName is taken creates a second one.',
    violates: ['7644-3.3-12', '7643-4.1.1-02'],
    sources: ['goauthentik/authentik#12547'],
    behaviour: operations((was) => ({
      checkUnique: (tenant, type, attributes, itself) => itself && was.checkUnique(tenant, type, attributes, itself),
    })),
  },
  {
    id: 'create-username-differs-on-get',
    severity: 'high',
    title: 'userName is answered as sent by a create and as the externalId afterwards.',
    violates: ['7644-3.3-09', '7644-3.1-09', '7644-3.3-02', '7643-4.1.1-02', '7644-3.4.1-02', 'ENTRA-read-06'],
    sources: ['Infisical/infisical#5947'],
    behaviour: shown((resource, { attributes }, { request }) => {
      const { externalId } = attributes;
      const isRead = request.method === 'GET' && 'userName' in resource && typeof externalId === 'string';
      return isRead ? { ...resource, userName: externalId } : resource;
    }),
  },
  {
    id: 'create-409-on-shared-email',
    severity: 'high',
    title: 'A User with an e-mail address that another one has is refused with 409.',
    violates: ['7643-7-43', '7643-2.2-06'],
    sources: ['ory/polis#4066'],
    behaviour: operations((was) => ({
      checkUnique: (tenant, type, attributes, itself) => {
        was.checkUnique(tenant, type, attributes, itself);
        const wanted = emailsOf(attributes);
        const isTaken = recordsOf(tenant, type).some((other) =>
          emailsOf(other.attributes).some((email) => wanted.includes(email)),
        );
        if (!itself && isTaken) throw new ScimError(409, 'uniqueness', 'Another User has this e-mail address.');
      },
    })),
  },
  {
    id: 'create-active-refused',
    severity: 'high',
    title: 'A create that carries active fails with 500.',
    violates: ['7643-4.1.1-17', '7644-3.3-02', '7644-3.3-08', 'ENTRA-create-01', 'OKTA-create-06'],
    sources: ['limosa-io/laravel-scim-server#57'],
    behaviour: sent('POST', (body) => {
      if ('active' in body) throw internalError('Writing to active is not supported.');
      return body;
    }),
  },
  {
    id: 'create-active-false-ignored',
    severity: 'high',
    title: 'A User created with active false is active.',
    violates: ['7643-4.1.1-17', '7644-3.3-02', 'OKTA-create-06'],
    sources: [],
    behaviour: sent('POST', (body) => (body.active === false ? { ...body, active: true } : body)),
  },
  {
    id: 'create-externalid-dropped',
    severity: 'high',
    title: 'externalId is accepted by a create and not stored.',
    violates: ['7643-3.1-16', '7643-3.1-12', '7644-3.3-02', 'ENTRA-match-02', 'ENTRA-group-12', '7643-3-09'],
    sources: ['langwatch/tasks#617'],
    behaviour: sent('POST', (body) => without(body, 'externalId')),
  },
  {
    id: 'create-invited-reported-inactive',
    severity: 'high',
    title: 'A new User who was sent active is inactive until somebody logs in.',
    violates: ['7643-4.1.1-17', '7644-3.3-02', 'OKTA-create-07', 'OKTA-create-06'],
    sources: ['kortix-ai/suna#4244'],
    behaviour: sent('POST', (body) => (body.active === true ? { ...body, active: false } : body)),
  },
  {
    id: 'create-200-not-201',
    severity: 'medium',
    title: 'A successful create is answered with 200.',
    violates: ['7644-3.3-08', 'OKTA-group-03', 'ENTRA-create-01', 'ENTRA-group-02'],
    sources: ['FusionAuth/fusionauth-issues#1775'],
    behaviour: answersTo('POST', (answer) => (answer.status === 201 ? { ...answer, status: 200 } : answer)),
  },
  {
    id: 'create-response-echoes-request',
    severity: 'medium',
    title: 'The answer to a create repeats what was sent instead of what is stored.',
    violates: ['7644-3.3-09', '7644-3.1-09', '7643-2.3.2-01'],
    sources: ['wso2/product-is#4690'],
    behaviour: together(
      kept((attributes) =>
        typeof attributes.userName === 'string'
          ? { ...attributes, userName: attributes.userName.toLowerCase() }
          : attributes,
      ),
      answersTo('POST', (answer, { request }) =>
        answer.status === 201
          ? changedBody(answer, (resource) => ({
              ...resource,
              ...without(bodyOf(request) ?? {}, 'id', 'meta', 'password'),
            }))
          : answer,
      ),
    ),
  },
  {
    id: 'create-groups-attribute-writable',
    severity: 'medium',
    title: 'groups in a create makes the User a member of these Groups.',
    violates: ['7643-4.1.2-26', '7644-3.3-03'],
    sources: ['GluuFederation/SCIM-Client#42', 'jelhub/scimgateway#96'],
    behaviour: answersTo('POST', (answer, exchange) => {
      const id = headerIn(answer, 'Location')?.split('/').at(-1);
      if (answer.status === 201 && id !== undefined) joinAll(exchange.tenant, bodyOf(exchange.request)?.groups, id);
      return answer;
    }),
  },
  {
    id: 'create-invents-externalid',
    severity: 'medium',
    title: 'A resource that is created without externalId gets its id as externalId.',
    violates: ['7643-3.1-13'],
    sources: [],
    behaviour: operations((was) => ({
      insert: (tenant, type, attributes, id = tenant.directory.newId()) =>
        was.insert(tenant, type, { externalId: id, ...attributes }, id),
    })),
  },
  {
    id: 'create-adopts-id',
    severity: 'medium',
    title: 'A create takes the id that the client sent.',
    violates: ['7644-3.3-03', '7643-7-29'],
    sources: [],
    behaviour: steps((was) => ({
      answer: (exchange, route) => {
        const id = route.to === 'collection' ? bodyOf(exchange.request)?.id : undefined;
        return was.answer(typeof id === 'string' ? { ...exchange, promisedId: id } : exchange, route);
      },
    })),
  },
  {
    id: 'create-returns-password',
    severity: 'critical',
    title: 'The answer to a create shows the password that was sent.',
    violates: ['7643-4.1.1-18', '7643-4.1.1-25', '7643-7-37', '7643-7-34'],
    sources: [],
    behaviour: answersTo('POST', (answer, { request }) => {
      const password = answer.status === 201 ? bodyOf(request)?.password : undefined;
      return password === undefined ? answer : changedBody(answer, (body) => ({ ...body, password }));
    }),
  },
];

function overwritten(tenant: Tenant, record: ResourceRecord, attributes: Attributes): ResourceRecord {
  tenant.operations.update(tenant, record, attributes);
  return record;
}

function joinAll(tenant: Tenant, groups: Json | undefined, id: string): void {
  for (const group of Array.isArray(groups) ? (groups as readonly Json[]) : []) {
    const record = isJsonObject(group) ? tenant.directory.find(group.value as string) : undefined;
    const isGroup = record?.type.links.some(({ name }) => name === 'members');
    if (record && isGroup) modifyResource(tenant, record, [{ op: 'add', path: 'members', value: [{ value: id }] }]);
  }
}
