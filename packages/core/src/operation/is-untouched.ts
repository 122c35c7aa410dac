import type { StoredTask } from '../state/stored.ts';
import type { View } from '../state/view.ts';
import { stemsFrom } from '../undo/write-chain.ts';
import { descendants } from './descendants.ts';

/** Whether a task and its subtasks are as the operation that made them left them; their order aside. */
export function isUntouched(view: View, task: StoredTask): boolean {
  const maker = view.changeAt(madeAt(task))?.op_id;
  return [task, ...descendants(view, task.entity.id, 'without-trashed')].every((record) => {
    const made = madeAt(record);
    const sameMaker = view.changeAt(made)?.op_id === maker;
    return sameMaker && Object.entries(record.field_seq).every(([field, seq]) => isAsMade(view, field, seq, made));
  });
}

function isAsMade(view: View, field: string, seq: number, made: number): boolean {
  return field === 'position' || stemsFrom(view, field, seq, (write) => write <= made);
}

/** When it was made, or came back from the trash. */
function madeAt({ created_seq, field_seq }: StoredTask): number {
  return field_seq['deleted_at'] ?? created_seq;
}
