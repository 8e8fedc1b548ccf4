import { headerOf } from '../protocol/exchange.ts';
import { type Observation, type Observer, withoutSecrets } from '../protocol/observation.ts';

/** A request as the log shows it. */
export interface LoggedRequest extends Observation {
  readonly contentType?: string;
  readonly userAgent?: string;
  /** Without passwords and the like. */
  readonly body?: string;
}

/** The latest requests, the oldest first. */
export class RequestLog {
  readonly #room: number;
  readonly #ownPath: string;
  #requests: LoggedRequest[] = [];

  /** @param ownPath the path of the requests that are not logged, as they look at the log. */
  constructor(room: number, ownPath: string) {
    this.#room = room;
    this.#ownPath = ownPath;
  }

  get requests(): readonly LoggedRequest[] {
    return this.#requests;
  }

  clear(): void {
    this.#requests = [];
  }

  readonly observer: Observer = (observation, request) => {
    if (observation.path.startsWith(this.#ownPath)) return;
    const contentType = headerOf(request, 'content-type');
    const userAgent = headerOf(request, 'user-agent');
    this.#requests.push({
      ...observation,
      ...(contentType !== undefined && { contentType }),
      ...(userAgent !== undefined && { userAgent }),
      ...(request.body !== undefined && { body: withoutSecrets(request.body) }),
    });
    if (this.#requests.length > this.#room * 2) this.#requests = this.#requests.slice(-this.#room);
  };
}
