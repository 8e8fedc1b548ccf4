import type { Directory, Entry } from '../oracle/directory.ts';
import type { Subject, Wanted } from '../oracle/step.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../scim/json.ts';
import type { PatchOperation } from '../scim/patch-operation.ts';
import { memberOf, textOf } from './answer.ts';
import type { Given } from './given.ts';

/** The texts for the numbers of one script: names that nothing else in the target has, and who is meant. */
export class Phrasebook {
  readonly #given: Given;
  readonly #model: Directory;
  readonly #names = new Map<string, string>();
  readonly #sent = new Map<string, JsonObject>();
  readonly #mark: string;
  #isAddressFree = true;

  constructor(given: Given, model: Directory) {
    this.#given = given;
    this.#model = model;
    this.#mark = given.name();
  }

  /** The userName of a User or the displayName of a Group. */
  name(type: Subject, number: number): string {
    const key = `${type} ${number}`;
    const name = this.#names.get(key) ?? (type === 'User' ? this.#given.userName() : this.#given.name());
    this.#names.set(key, name);
    return name;
  }

  filter(type: Subject, number: number): string {
    return `${type === 'User' ? 'userName' : 'displayName'} eq ${JSON.stringify(this.name(type, number))}`;
  }

  /** The body of a create. */
  creation(type: Subject, place: number, wanted: Wanted): JsonObject {
    const attributes = this.attributes(type, place, wanted);
    if (type === 'Group') return this.#given.group(attributes);
    return this.#possible(this.#given.user(attributes));
  }

  /** Notes what was sent: a replacement keeps what it does not mean to change. */
  noteCreation(id: string, body: string): void {
    const sent = parseJson(body);
    if (isJsonObject(sent)) this.#sent.set(id, sent);
  }

  /** The body of a PUT. */
  replacement({ id, type, place }: Entry, wanted: Wanted): JsonObject {
    const resource = { ...this.#sent.get(id), ...this.attributes(type, place, wanted) };
    return type === 'User' ? this.#possible(resource) : resource;
  }

  operations({ type, place }: Entry, wanted: Wanted): readonly PatchOperation[] {
    return Object.entries(this.attributes(type, place, wanted)).map(([path, value]) => ({
      op: 'replace',
      path,
      value: value ?? null,
    }));
  }

  attributes(type: Subject, place: number, { name, remark, active, address, members }: Wanted): JsonObject {
    const text = name === undefined ? undefined : this.name(type, name);
    const all =
      type === 'Group'
        ? { displayName: text, members: members && this.#model.idsAt(members).map((value) => ({ value })) }
        : {
            userName: text,
            displayName: remark === undefined ? undefined : ['Ada Lovelace', 'Grace Hopper'][remark],
            active,
            emails: address === undefined ? undefined : this.#emails(place, address),
          };
    return this.#given.supported(type, JSON.parse(JSON.stringify(all)) as JsonObject);
  }

  /** What a resource has to show of an entry, apart from members. */
  expected({ type, place, state }: Entry): JsonObject {
    const { members: _, emails, ...others } = this.attributes(type, place, state);
    return { ...others, ...(emails !== undefined && this.#isAddressFree && { emails: addressesIn(emails) }) };
  }

  /** The same of a resource as it is shown, without what the service provider may change: case, and types of addresses. */
  shown(entry: Entry, resource: JsonObject): JsonObject {
    const wanted = this.expected(entry);
    const members = Object.keys(wanted).map((name) => {
      const value = memberOf(resource, name);
      return [name, alike(name === 'emails' ? addressesIn(value) : value, wanted[name])] as const;
    });
    return Object.fromEntries(members);
  }

  /** Where the address has to be the userName, it says nothing of its own. */
  #possible(user: JsonObject): JsonObject {
    const possible = this.#given.madeUp(user) ?? user;
    this.#isAddressFree &&= JSON.stringify(possible) === JSON.stringify(user);
    return possible;
  }

  #emails(place: number, address: number): readonly JsonObject[] {
    const value = (type: string) => this.#given.email(`${this.#mark}-${place + 1}-${type}-${address + 1}`);
    return [
      { value: value('work'), type: 'work', primary: true },
      { value: value('home'), type: 'home' },
    ];
  }
}

function addressesIn(emails: Json | undefined): readonly string[] {
  const list = [emails ?? []].flat() as readonly Json[];
  return list.map((email) => textOf(isJsonObject(email) ? memberOf(email, 'value') : email)).toSorted();
}

/** Neither userName nor displayName nor an address is case-exact, RFC 7643 section 8.7.1. */
function alike(value: Json | undefined, wanted: Json | undefined): Json | undefined {
  return JSON.stringify(value)?.toLowerCase() === JSON.stringify(wanted)?.toLowerCase() ? wanted : value;
}
