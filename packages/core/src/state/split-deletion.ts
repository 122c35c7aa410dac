import type { Project, Task } from '@lockstep/protocol';
import type { Change } from './change.ts';
import type { FieldSeq, Stored } from './stored.ts';

function changedBefore<Entity extends Task | Project>(before: Stored<Entity>, after: Entity): Stored<Entity> {
  return { ...before, entity: { ...after, deleted_at: null } };
}

/**
 * The log names a deleted record and tells no more of it. So where a record changes and goes to the trash in one operation
 * (an undo may do both), it is changed first and deleted then: else replicas would keep something that is nowhere.
 */
export function splitDeletion(change: Change): readonly Change[] {
  const others = change.changed.filter((field) => field !== 'deleted_at');
  if (change.type !== 'deleted' || change.before === null || others.length === 0) return [change];
  // No operation changes a member and removes them at once.
  if (change.entity === 'workspace' || change.entity === 'member') return [change];
  const { deleted_at, ...restored } = change.restored;
  const deletion: FieldSeq = deleted_at === undefined ? {} : { deleted_at };
  const first = { type: 'updated', changed: others, trashed_with: change.before.trashed_with, restored } as const;
  const second = { type: 'deleted', changed: ['deleted_at'], restored: deletion } as const;
  if (change.entity === 'task') {
    const between = changedBefore(change.before, change.after);
    return [
      { ...change, ...first, after: between.entity },
      { ...change, ...second, before: between },
    ];
  }
  const between = changedBefore(change.before, change.after);
  return [
    { ...change, ...first, after: between.entity },
    { ...change, ...second, before: between },
  ];
}
