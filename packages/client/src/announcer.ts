import type { PresenceFrame, ProgressFrame, TypingFrame } from '@lockstep/protocol';
import type { ReportError } from './platform/report-error.ts';

/** What may look different now. */
export interface Changes {
  readonly tasks: ReadonlySet<string>;
  readonly projects: ReadonlySet<string>;
  /** Ids of people whose membership of a workspace looks different. */
  readonly members: ReadonlySet<string>;
  /** The connection, the pending count or the shelf. */
  readonly status: boolean;
}

/** What passes and is never kept: somebody types, an agent gets on, who is there (D9, M15, M19). */
export type Signal = TypingFrame | ProgressFrame | PresenceFrame;

const none: ReadonlySet<string> = new Set();

/** Tells whoever listens; a listener that throws harms nobody else. */
export class Announcer {
  readonly #report: ReportError;
  readonly #listeners = new Set<(changes: Changes) => void>();
  readonly #signals = new Set<(signal: Signal) => void>();

  constructor(report: ReportError) {
    this.#report = report;
  }

  subscribe(listener: (changes: Changes) => void): () => void {
    // Each subscription is its own, even of the same function.
    const own = (changes: Changes) => listener(changes);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  onSignal(listener: (signal: Signal) => void): () => void {
    const own = (signal: Signal) => listener(signal);
    this.#signals.add(own);
    return () => {
      this.#signals.delete(own);
    };
  }

  announce({ tasks = none, projects = none, members = none, status = false }: Partial<Changes>): void {
    this.#tell(this.#listeners, { tasks, projects, members, status });
  }

  signal(signal: Signal): void {
    this.#tell(this.#signals, signal);
  }

  clear(): void {
    this.#listeners.clear();
    this.#signals.clear();
  }

  #tell<Message>(listeners: ReadonlySet<(message: Message) => void>, message: Message): void {
    for (const listener of listeners) {
      try {
        listener(message);
      } catch (error) {
        this.#report(error);
      }
    }
  }
}
