/** One node's word to the others: the log of this workspace reaches at least so far. */
export interface Hint {
  readonly workspace_id: string;
  readonly head: number;
}

export interface BusListener {
  /** Hints of other nodes, of this one perhaps too; any of them may be false (D8). */
  hints(hints: readonly Hint[]): void;
  /** The bus is there again after it was not: hints may have been missed. */
  regained(): void;
}

/**
 * The way between the nodes of one database. It may lose hints, double them, hold them up, change their order and bring
 * false ones: a hint is never believed, it only says where to look (D8).
 */
export interface Bus {
  /** Passes hints on if it can; never throws. */
  publish(hints: readonly Hint[]): void;
  /** Answers how to stop listening. */
  subscribe(listener: BusListener): () => void;
}
