import { isJsonObject, type Json, type JsonObject, parseJson } from '../scim/json.ts';
import { isLoopback } from '../target/address.ts';
import { Inconclusive } from './inconclusive.ts';

/** What people do in the product itself, beside SCIM; only the emulation offers it, and only when it is served with `--control`. */
export class SideChannel {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  /** `undefined` where the target offers none; nothing is asked of a target that is not loopback. */
  static async open(baseUrl: string): Promise<SideChannel | undefined> {
    if (!isLoopback(baseUrl)) return undefined;
    const address = new URL('/_control', baseUrl).href;
    const answer = await fetch(address).catch(() => undefined);
    const state = answer?.ok ? parseJson(await answer.text()) : undefined;
    return isJsonObject(state) && state['baseUrl'] === baseUrl ? new SideChannel(address) : undefined;
  }

  /** Whether the change was taken. */
  async edit(id: string, changes: JsonObject): Promise<boolean> {
    const { status } = await this.#send('PATCH', `/resources/${encodeURIComponent(id)}`, changes);
    return status === 200;
  }

  async delete(id: string): Promise<void> {
    await this.#send('DELETE', `/resources/${encodeURIComponent(id)}`);
  }

  /** "signed-in", "locked", "link-broken" or "unknown". */
  async signIn(userName: Json | undefined, externalId?: string): Promise<Json | undefined> {
    return (await this.#object('POST', '/sign-in', { userName, ...(externalId !== undefined && { externalId }) }))[
      'outcome'
    ];
  }

  async makeToken(options: { readonly kind: 'jwt'; readonly expiresInSeconds: number }): Promise<string> {
    return String((await this.#object('POST', '/tokens', { ...options }))['token']);
  }

  async revokeToken(token: string): Promise<void> {
    await this.#send('DELETE', '/tokens', { token });
  }

  /** What the products behind the target made of the resource, in order. */
  async deliveries(id: string): Promise<readonly JsonObject[]> {
    const { body } = await this.#send('GET', '/deliveries');
    return (Array.isArray(body) ? body : []).filter(isJsonObject).filter((delivery) => delivery['id'] === id);
  }

  /** Grants teams and roles to the members of Groups, by their names. */
  async grant(groups: JsonObject): Promise<void> {
    await this.#send('PUT', '/assignments', groups);
  }

  /** Teams and roles of a User, such as "root/Admin". */
  async assignments(id: string): Promise<readonly string[]> {
    const held = (await this.#object('GET', '/assignments'))[id];
    const list = Array.isArray(held) ? held.filter(isJsonObject) : [];
    return list.map(({ team, role }) => `${String(team)}/${String(role)}`).toSorted();
  }

  async #object(method: string, path: string, body?: JsonObject): Promise<JsonObject> {
    const answer = await this.#send(method, path, body);
    if (isJsonObject(answer.body)) return answer.body;
    throw new Inconclusive(`The control API answered ${method} ${path} with ${answer.status}.`);
  }

  async #send(method: string, path: string, body?: JsonObject): Promise<{ status: number; body: Json | undefined }> {
    const answer = await fetch(this.#address + path, { method, ...(body && { body: JSON.stringify(body) }) });
    return { status: answer.status, body: parseJson(await answer.text()) };
  }
}
