import { fromTemplate, type ValueTemplates } from '../config/value-templates.ts';
import { settled } from '../oracle/settled.ts';
import { creatable } from '../profiles/creatable.ts';
import { allows } from '../profiles/excuse.ts';
import { isDocumented, type Profile } from '../profiles/profile.ts';
import type { BulkOperation } from '../scim/bulk-request.ts';
import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import type { PatchOperation } from '../scim/patch-operation.ts';
import { schemaUrn } from '../scim/urn.ts';
import { type Answer, memberIds, memberOf } from './answer.ts';
import { type AttributePlace, canBeShown, together } from './attribute-place.ts';
import { type ValuePair, valuePair } from './attribute-value.ts';
import { foundations } from './foundation.ts';
import { foundationMissing, Inconclusive } from './inconclusive.ts';
import type { ScimClient } from './scim-client.ts';
import type { Specimen } from './specimen.ts';

/** A resource that was created for a check. */
export interface Existing {
  readonly id: string;
  /** As it was sent. */
  readonly sent: JsonObject;
  /** As the service provider answered the create. */
  readonly resource: JsonObject;
}

export interface GivenOptions {
  readonly scim: ScimClient;
  readonly specimen: Specimen;
  /** A new name on each call: prefix, process and number. */
  readonly nextName: () => string;
  readonly emailDomain: string;
  /** What the target declares about itself. */
  readonly profile?: Profile | undefined;
  readonly templates?: ValueTemplates | undefined;
}

/** Makes what a check needs; whatever cannot be made leaves the check inconclusive. */
export class Given {
  readonly #scim: ScimClient;
  readonly #specimen: Specimen;
  readonly #profile: Profile | undefined;
  readonly emailDomain: string;
  readonly #templates: ValueTemplates | undefined;
  /** A name that nothing else in the target has. */
  readonly name: () => string;

  constructor({ scim, specimen, nextName, emailDomain, profile, templates }: GivenOptions) {
    this.#profile = profile;
    this.#scim = scim.preparing();
    this.#specimen = specimen;
    this.emailDomain = emailDomain;
    this.#templates = templates;
    this.name = nextName;
  }

  userName(): string {
    const name = this.name();
    return fromTemplate(this.#templates, 'userName', name) ?? `${name}@${this.emailDomain}`;
  }

  /** An address in the domain of the run. */
  email(local: string): string {
    return `${local}@${this.emailDomain}`;
  }

  /** Two values of emails. */
  addresses() {
    return {
      work: { value: this.email('ada.work'), type: 'work', primary: true },
      home: { value: this.email('ada.home'), type: 'home' },
    };
  }

  /** A password that most policies allow. */
  password(): string {
    return `Scimulate-${this.name()}-!7aB`;
  }

  /** What a stored resource must show of what was sent: not the schemas, which are completed, nor what is empty. */
  comparable(sent: JsonObject): JsonObject {
    const isShown = ([name, value]: readonly [string, Json | undefined]) =>
      name !== 'schemas' && !(isJsonObject(value) && Object.keys(value).length === 0);
    return Object.fromEntries(Object.entries(sent).filter(isShown));
  }

  /** A made-up User as the profile of the target allows it: some of its values are changed, or it is not possible at all. */
  madeUp(attributes: JsonObject): JsonObject | undefined {
    const user = creatable(this.#profile, attributes);
    return allows(this.#profile, 'User', user) ? user : undefined;
  }

  /** Whether nothing documented is against creating resources of the type. */
  canCreate(resourceType: string): boolean {
    const type = this.#profile?.resourceTypes.find(({ name }) => name === resourceType);
    return !type?.methods?.some((one) => !one.supported && isDocumented(one) && one.names.includes('POST'));
  }

  /** `attributes` without those the target's schemas do not have. */
  supported(resourceType: 'User' | 'Group', attributes: JsonObject): JsonObject {
    return this.#specimen.supported(resourceType, attributes);
  }

  /** The body of a create as identity providers send it. */
  user(attributes: JsonObject = {}): JsonObject {
    const userName = typeof attributes['userName'] === 'string' ? attributes['userName'] : this.userName();
    const usual = {
      userName,
      name: { givenName: 'Ada', familyName: 'Lovelace' },
      displayName: 'Ada Lovelace',
      emails: [
        { value: fromTemplate(this.#templates, 'emails.value', this.name()) ?? userName, type: 'work', primary: true },
      ],
      active: true,
    };
    return this.#complete('User', schemaUrn.User, { ...this.#specimen.supported('User', usual), ...attributes });
  }

  /** No more than the schemas of the target require. */
  minimalUser(): JsonObject {
    return this.#complete('User', schemaUrn.User, { userName: this.userName() });
  }

  group(attributes: JsonObject = {}): JsonObject {
    return this.#complete('Group', schemaUrn.Group, { displayName: this.name(), ...attributes });
  }

  /** The body of a create of any resource type, with what its schemas require. */
  sample(resourceType: string, attributes: JsonObject = {}): JsonObject {
    if (resourceType === 'User') return this.user(attributes);
    if (resourceType === 'Group') return this.group(attributes);
    return this.#complete(resourceType, this.#specimen.schema(resourceType), attributes);
  }

  /** An operation of a bulk request that creates what `sample` makes. */
  creation(resourceType: string, bulkId: string, attributes: JsonObject = {}): BulkOperation {
    const data = this.sample(resourceType, attributes);
    return { method: 'POST', path: this.#scim.endpoint(resourceType), bulkId, data };
  }

  /** An operation of a bulk request that no service provider can perform: nobody has this id. */
  failure(): BulkOperation {
    return { method: 'DELETE', path: this.#scim.path('User', this.name()) };
  }

  /** Two legal values for an attribute, new ones on each call. */
  values({ path, definition }: AttributePlace): ValuePair {
    return valuePair(path, definition, {
      mark: this.name(),
      emailDomain: this.emailDomain,
      templates: this.#templates,
    });
  }

  async existing(resourceType: string, attributes: JsonObject = {}): Promise<Existing> {
    return this.#existing(resourceType, this.sample(resourceType, attributes));
  }

  async existingUser(attributes: JsonObject = {}): Promise<Existing> {
    return this.#existing('User', this.user(attributes));
  }

  async existingGroup(attributes: JsonObject = {}): Promise<Existing> {
    return this.#existing('Group', this.group(attributes));
  }

  async existingUsers(count: number): Promise<readonly Existing[]> {
    return Promise.all(Array.from({ length: count }, async () => this.existingUser()));
  }

  /** The resource as it is stored now. */
  async stored(resourceType: string, id: string): Promise<JsonObject> {
    const answer = await this.#scim.retrieve(resourceType, id);
    if (answer.status !== 200 || !isJsonObject(answer.body)) this.#missing(answer, 'retrieve', resourceType);
    return answer.resource;
  }

  /** The same with what the resource shows of some attributes only when it is asked for them. */
  async whole(resourceType: string, id: string, places: readonly AttributePlace[]): Promise<JsonObject> {
    const stored = await this.stored(resourceType, id);
    const hidden = places.filter((place) => canBeShown(place) && settled(place.read(stored) ?? null) === null);
    if (hidden.length === 0) return stored;
    const asked = await this.#scim.retrieve(resourceType, id, { attributes: hidden.map(({ path }) => path) });
    return together([asked.resource, stored]);
  }

  /** What a resource shows in an attribute, by itself or, as some service providers have it, when it is asked for it. */
  async shown(resourceType: string, id: string, name: string): Promise<Json | undefined> {
    const plain = memberOf(await this.stored(resourceType, id), name) ?? null;
    if (settled(plain) !== null) return plain;
    return (await this.#scim.retrieve(resourceType, id, { attributes: [name] })).at(name);
  }

  /** Ids of the members of a Group, sorted. */
  async members(groupId: string): Promise<readonly string[]> {
    return memberIds(await this.shown('Group', groupId, 'members')).toSorted();
  }

  async deleted(resourceType: string, id: string): Promise<void> {
    const answer = await this.#scim.delete(resourceType, id);
    if (answer.status >= 300) this.#missing(answer, 'delete', resourceType);
  }

  async replaced(resourceType: string, id: string, resource: JsonObject): Promise<void> {
    const answer = await this.#scim.replace(resourceType, id, resource);
    if (answer.status >= 300) this.#missing(answer, 'replace', resourceType);
  }

  async modified(resourceType: string, id: string, ...operations: readonly PatchOperation[]): Promise<void> {
    const answer = await this.#scim.modify(resourceType, id, ...operations);
    if (answer.status >= 300) this.#missing(answer, 'modify', resourceType);
  }

  async #existing(resourceType: string, sent: JsonObject): Promise<Existing> {
    const answer = await this.#scim.create(resourceType, sent);
    const { id, resource } = answer;
    if (answer.status >= 300 || id === undefined) this.#missing(answer, 'create', resourceType);
    return { id, sent, resource };
  }

  #missing(answer: Answer, operation: string, resourceType: string): never {
    const { method, url } = answer.exchange.request;
    const seen = `${method} ${new URL(url).pathname} was answered with ${answer.status}.`;
    const wanted = answer.status === 406 ? 'accept application/scim+json' : `${operation} ${resourceType}`;
    const foundation = foundations.find((name) => name === wanted);
    throw foundation ? foundationMissing(foundation, seen) : new Inconclusive(seen);
  }

  #complete(resourceType: string, schema: string, attributes: JsonObject): JsonObject {
    const required = this.#specimen.required(resourceType, attributes, this.name());
    const extensions = Object.keys({ ...attributes, ...required }).filter((name) => name.startsWith('urn:'));
    return { schemas: [schema, ...extensions], ...attributes, ...required };
  }
}
