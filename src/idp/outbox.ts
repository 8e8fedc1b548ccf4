import { type Subject, subjectName } from './directory.ts';

interface Entry extends Subject {
  /** Milliseconds since 1970. */
  readonly dueAt: number;
}

/** Subjects that wait to be brought in line, each once, in the order they were noted. */
export class Outbox {
  readonly #entries = new Map<string, Entry>();

  /** Notes a subject; one that waits already keeps its place and the earlier time. */
  note(subject: Subject, dueAt = 0): void {
    const name = subjectName(subject);
    const waiting = this.#entries.get(name);
    this.#entries.set(name, { ...subject, dueAt: Math.min(dueAt, waiting?.dueAt ?? dueAt) });
  }

  /** Takes the first subject that is due. */
  take(now: number): Subject | undefined {
    for (const [name, entry] of this.#entries) {
      if (entry.dueAt > now) continue;
      this.#entries.delete(name);
      return { kind: entry.kind, key: entry.key };
    }
    return undefined;
  }

  /** When the next subject is due; `undefined` when none waits. */
  nextDue(): number | undefined {
    const times = [...this.#entries.values()].map(({ dueAt }) => dueAt);
    return times.length === 0 ? undefined : Math.min(...times);
  }
}
