import { z } from 'zod';
import type { PastCall } from './read-prompt.ts';

const writtenSchema = z.looseObject({ op_id: z.string() });
const undoSchema = z.looseObject({ op_id: z.string().optional(), run_id: z.string().optional() });

/** What of this thread can be undone and redone, last first: a group is what one utterance did, last operation first. */
export interface UndoStack {
  readonly undoable: readonly (readonly string[])[];
  readonly redoable: readonly (readonly string[])[];
}

/** Every operation that the calls carried out, undos included. */
export function operationsOf(calls: readonly PastCall[]): ReadonlySet<string> {
  return new Set(
    calls.flatMap(({ result }) =>
      result?.kind === 'ok' ? (writtenSchema.safeParse(result.value).data?.op_id ?? []) : [],
    ),
  );
}

interface Undone {
  readonly by: string;
  readonly of: string;
}

/** Follows the thread's writes: an undo takes a group away and can itself be undone, which is redo. */
export function undoStack(calls: readonly PastCall[]): UndoStack {
  const history = new UndoHistory();
  for (const turn of Map.groupBy(calls, (call) => call.turn).values()) history.add(turn);
  return history.stack();
}

class UndoHistory {
  #undoable: string[][] = [];
  #undone: Undone[][] = [];

  add(turn: readonly PastCall[]): void {
    const written: string[] = [];
    const redone: string[] = [];
    const undone: Undone[] = [];
    for (const { name, input, result } of turn) {
      const by = result?.kind === 'ok' ? writtenSchema.safeParse(result.value).data?.op_id : undefined;
      if (by === undefined) continue;
      const of = name === 'undo_changes' ? undoSchema.safeParse(input).data?.op_id : undefined;
      const again = of === undefined ? undefined : this.#takeUndone(of);
      if (name !== 'undo_changes') written.push(by);
      else if (again !== undefined) redone.unshift(again.of);
      else if (of !== undefined) {
        this.#forget(of);
        undone.push({ by, of });
      }
    }
    for (const group of [written, redone]) if (group.length > 0) this.#undoable.push(group);
    if (undone.length > 0) this.#undone.push(undone);
  }

  stack(): UndoStack {
    return {
      undoable: this.#undoable.map((group) => group.toReversed()).toReversed(),
      redoable: this.#undone.map((group) => group.map(({ by }) => by).toReversed()).toReversed(),
    };
  }

  #takeUndone(by: string): Undone | undefined {
    const found = this.#undone.flat().find((entry) => entry.by === by);
    this.#undone = this.#undone.map((group) => group.filter((entry) => entry !== found)).filter(isFilled);
    return found;
  }

  #forget(op_id: string): void {
    this.#undoable = this.#undoable.map((group) => group.filter((id) => id !== op_id)).filter(isFilled);
  }
}

function isFilled(group: readonly unknown[]): boolean {
  return group.length > 0;
}
