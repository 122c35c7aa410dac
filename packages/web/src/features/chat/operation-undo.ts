import type { LockstepClient } from '@lockstep/client';

/** How far the taking back of an operation has come. */
export type UndoState = {
  status: 'running' | 'undone' | 'failed';
  /** The operation that took it back; taking that one back does it again. */
  by?: string | undefined;
  /** Why not everything went back, or nothing did. */
  kept?: readonly string[];
  nothing?: boolean;
  error?: string;
};

/** Takes back what the assistant did, operation by operation, and remembers what came of each. */
export class OperationUndo {
  readonly #client: Pick<LockstepClient, 'newId' | 'undo'>;
  readonly #listeners = new Set<() => void>();
  #states: ReadonlyMap<string, UndoState> = new Map();

  constructor(client: Pick<LockstepClient, 'newId' | 'undo'>) {
    this.#client = client;
  }

  get states(): ReadonlyMap<string, UndoState> {
    return this.#states;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes operations back, the last first, as each may rest on the one before it. */
  async undo(opIds: readonly string[]): Promise<void> {
    for (const opId of opIds.toReversed()) await this.#undoOne(opId);
  }

  /** Does again what was taken back here. */
  async redo(opId: string): Promise<void> {
    const by = this.#states.get(opId)?.by;
    if (by === undefined) return;
    this.#set(opId, { status: 'running', by });
    try {
      await this.#client.undo({ op_id: by });
      this.#forget(opId);
    } catch (error) {
      this.#set(opId, { status: 'undone', by, error: wordsOf(error) });
    }
  }

  async #undoOne(opId: string): Promise<void> {
    if (this.#states.get(opId)?.status === 'running' || this.#states.get(opId)?.status === 'undone') return;
    const by = this.#client.newId();
    this.#set(opId, { status: 'running' });
    try {
      const { reverted, kept } = await this.#client.undo({ op_id: opId }, { op_id: by });
      const reasons = [...new Set(kept.map(({ reason }) => reason))];
      this.#set(opId, {
        status: 'undone',
        kept: reasons,
        ...(reverted === 0 ? { nothing: reasons.length === 0 } : { by }),
      });
    } catch (error) {
      this.#set(opId, { status: 'failed', error: wordsOf(error) });
    }
  }

  #forget(opId: string): void {
    const rest = new Map(this.#states);
    rest.delete(opId);
    this.#publish(rest);
  }

  #set(opId: string, state: UndoState): void {
    this.#publish(new Map([...this.#states, [opId, state]]));
  }

  #publish(states: ReadonlyMap<string, UndoState>): void {
    this.#states = states;
    for (const listener of this.#listeners) listener();
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
