import { z } from 'zod';
import type { Intent } from '../language/index.ts';
import type { PlannedToolCall } from './planned-call.ts';
import type { PastCall, PromptTurn } from './read-prompt.ts';
import { operationsOf, undoStack } from './undo-stack.ts';

const RECENT = 200;
const headSchema = z.looseObject({ seq: z.int() });
const changesSchema = z.looseObject({
  changes: z.array(z.looseObject({ op_id: z.string(), run_id: z.string().optional(), kind: z.string().optional() })),
});

/** What an undo comes to: calls to make, reads that are missing first, or nothing to undo. */
export type UndoPlan =
  | { readonly kind: 'calls'; readonly calls: readonly PlannedToolCall[] }
  | { readonly kind: 'read'; readonly call: PlannedToolCall }
  | { readonly kind: 'nothing' };

/** Undo takes back what this thread's latest utterances did, else the latest change there is; redo takes the undo back. */
export function planUndo(intent: Extract<Intent, { readonly kind: 'undo' | 'redo' }>, turn: PromptTurn): UndoPlan {
  const { undoable, redoable } = undoStack(turn.earlier);
  if (intent.kind === 'redo') return undoAll(redoable.slice(0, intent.count).flat());
  if (intent.of === 'last' && undoable.length > 0) return undoAll(undoable.slice(0, intent.count).flat());
  const read = recentChanges(turn.calls, intent.of === 'assistant');
  if ('call' in read) return { kind: 'read', call: read.call };
  if (intent.of === 'assistant') {
    const run = read.changes.findLast(({ run_id }) => run_id !== undefined)?.run_id;
    return run === undefined
      ? { kind: 'nothing' }
      : { kind: 'calls', calls: [{ name: 'undo_changes', input: { run_id: run } }] };
  }
  // This thread's own writes and undos have had their turn above.
  const own = operationsOf(turn.earlier);
  const operations = [...new Set(read.changes.map(({ op_id }) => op_id).toReversed())].filter((id) => !own.has(id));
  return undoAll(operations.slice(0, intent.count));
}

function undoAll(operations: readonly string[]): UndoPlan {
  if (operations.length === 0) return { kind: 'nothing' };
  return { kind: 'calls', calls: operations.map((op_id) => ({ name: 'undo_changes', input: { op_id } })) };
}

type Changes = z.output<typeof changesSchema>['changes'];

/** The latest changes, by two reads: where the log stands, then its last part. */
export function recentChanges(
  calls: readonly PastCall[],
  byAssistant: boolean,
): { readonly changes: Changes } | { readonly call: PlannedToolCall } {
  const listed = calls.find(({ name, result }) => name === 'get_changes' && result?.kind === 'ok')?.result;
  const changes = listed?.kind === 'ok' ? changesSchema.safeParse(listed.value) : undefined;
  if (changes?.success) return changes.data;
  const overview = calls.find(({ name, result }) => name === 'get_overview' && result?.kind === 'ok')?.result;
  const head = overview?.kind === 'ok' ? headSchema.safeParse(overview.value) : undefined;
  if (!head?.success) return { call: { name: 'get_overview', input: {} } };
  const input = {
    since_seq: Math.max(0, head.data.seq - RECENT),
    limit: RECENT,
    ...(byAssistant ? { actor: 'assistant' } : {}),
  };
  return { call: { name: 'get_changes', input } };
}
