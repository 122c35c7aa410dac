/** What others on the same place may want to look at again. */
export type Nudge = 'outbox' | 'person';

/** The other clients, tabs for the most part, that use the same place (C4). */
export interface Neighbours {
  /** Waits until this client is the one that sends; the answer gives that up, or the waiting. */
  lead(granted: () => void): () => void;
  /** Tells the others that something has changed; what it is they find in the storage. */
  nudge(what: Nudge): void;
  /** Hears of the others until it is closed. */
  listen(listener: (what: Nudge) => void): void;
  close(): void;
}
