import type { StampedChange } from '@lockstep/core';
import type { Member, Project, Task, WorkspaceRecord } from '@lockstep/protocol';
import type { WriteTransaction } from '../store/store.ts';

/** Writes the record that a change has left; the record of a change is of the change's kind. */
export function saveRecord(transaction: WriteTransaction, { change, record }: StampedChange, body: string): void {
  switch (change.entity) {
    case 'task':
      return transaction.saveTask({ ...record, entity: record.entity as Task }, body);
    case 'project':
      return transaction.saveProject({ ...record, entity: record.entity as Project }, body);
    case 'workspace':
      return transaction.saveWorkspace({ ...record, entity: record.entity as WorkspaceRecord }, body);
    case 'member':
      return transaction.saveMember({ ...record, entity: record.entity as Member }, body);
  }
}
