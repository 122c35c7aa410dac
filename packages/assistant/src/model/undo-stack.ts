import { z } from 'zod';
import type { PastCall } from './read-prompt.ts';

const writtenSchema = z.looseObject({ op_id: z.string() });
const undoSchema = z.looseObject({ op_id: z.string().optional(), run_id: z.string().optional() });

/** What of this thread can be undone and redone, last first. */
export interface UndoStack {
  readonly undoable: readonly string[];
  readonly redoable: readonly string[];
}

/** Every operation that the calls carried out, undos included. */
export function operationsOf(calls: readonly PastCall[]): ReadonlySet<string> {
  return new Set(
    calls.flatMap(({ result }) =>
      result?.kind === 'ok' ? (writtenSchema.safeParse(result.value).data?.op_id ?? []) : [],
    ),
  );
}

/** Follows the thread's writes: an undo takes one away and can itself be undone, which is redo. */
export function undoStack(calls: readonly PastCall[]): UndoStack {
  let undoable: string[] = [];
  const undone: { readonly by: string; readonly of: string }[] = [];
  for (const { name, input, result } of calls) {
    const written = result?.kind === 'ok' ? writtenSchema.safeParse(result.value) : undefined;
    if (!written?.success) continue;
    const by = written.data.op_id;
    if (name !== 'undo_changes') {
      undoable.push(by);
      continue;
    }
    const of = undoSchema.safeParse(input).data?.op_id;
    const redone = undone.findIndex((entry) => entry.by === of);
    const [entry] = redone === -1 ? [] : undone.splice(redone, 1);
    if (entry) undoable.push(entry.of);
    else if (of !== undefined) {
      undoable = undoable.filter((id) => id !== of);
      undone.push({ by, of });
    }
  }
  return { undoable: undoable.toReversed(), redoable: undone.map(({ by }) => by).toReversed() };
}
