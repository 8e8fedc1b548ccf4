import { isJsonObject, type Json, type JsonObject, parseJson } from '../scim/json.ts';
import type { Exchange } from './exchange.ts';

/** Shorter ids could be any number or word; they are only replaced where an id must stand. */
const shortestPlain = 8;

/** What stands around an id in an address or in JSON. */
const before = String.raw`["/]|%22`;
const beforeShort = String.raw`/|\\"|%22|"(?:value|id)"\s*:\s*"`;
const after = String.raw`["/?&\\]|%22|$`;

/** Ids of recorded resources and those of the same resources elsewhere, learned answer by answer. */
export class IdTranslation {
  readonly #ids = new Map<string, string>();

  /** Compares what was recorded with what the same request is answered now. */
  learn(recorded: Exchange, now: Exchange): void {
    const [one, other] = [bodyOf(recorded), bodyOf(now)];
    const [former, current] = [listIn(one), listIn(other)];
    if (former && current) {
      for (const resource of former)
        this.#pair(
          resource,
          current.find((candidate) => isSame(resource, candidate)),
        );
    } else if (!former && !current) this.#pair(one, other);
  }

  /** The address with today's ids, percent-encoded. */
  address(text: string): string {
    return this.#translate(text, (id) => encodeURIComponent(id.toWellFormed()));
  }

  /** The JSON with today's ids. */
  body(text: string): string {
    return this.#translate(text, (id) => JSON.stringify(id).slice(1, -1));
  }

  #translate(text: string, written: (id: string) => string): string {
    const forms = new Map([...this.#ids].map(([id, current]) => [written(id), written(current)]));
    if (forms.size === 0) return text;
    const longestFirst = [...forms.keys()].toSorted((one, other) => other.length - one.length);
    const pattern = (places: string, names: readonly string[]) =>
      names.length === 0 ? [] : [`(?<=${places})(?:${names.map((name) => RegExp.escape(name)).join('|')})(?=${after})`];
    const patterns = [
      ...pattern(
        before,
        longestFirst.filter((form) => form.length >= shortestPlain),
      ),
      ...pattern(
        beforeShort,
        longestFirst.filter((form) => form.length < shortestPlain),
      ),
    ];
    return text.replace(new RegExp(patterns.join('|'), 'g'), (form) => forms.get(form) ?? form);
  }

  #pair(former: Json | undefined, current: Json | undefined): void {
    const [one, other] = [idIn(former), idIn(current)];
    if (one !== undefined && other !== undefined) this.#ids.set(one, other);
  }
}

function bodyOf({ answer }: Exchange): Json | undefined {
  return answer === undefined || answer.status >= 300 ? undefined : parseJson(answer.body);
}

function listIn(json: Json | undefined): readonly JsonObject[] | undefined {
  const list = isJsonObject(json) ? json['Resources'] : undefined;
  return Array.isArray(list) ? (list as readonly Json[]).filter(isJsonObject) : undefined;
}

function idIn(json: Json | undefined): string | undefined {
  const id = isJsonObject(json) ? json['id'] : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Whether both are about the same person or group. */
function isSame(one: JsonObject, other: JsonObject): boolean {
  return ['userName', 'externalId', 'displayName'].some((name) => {
    const [left, right] = [one[name], other[name]];
    return typeof left === 'string' && typeof right === 'string' && left.toLowerCase() === right.toLowerCase();
  });
}
