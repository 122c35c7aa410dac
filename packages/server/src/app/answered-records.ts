import type { Records, StampedChange } from '@lockstep/core';
import type { Member, Project, Task, WorkspaceRecord } from '@lockstep/protocol';
import type { WriteTransaction } from '../store/store.ts';

/** The records that an operation answers with: as its own changes have left them, else as they are stored. */
export function answeredRecords(
  transaction: WriteTransaction,
  workspace_id: string,
  stamped: readonly StampedChange[],
): Records {
  const byId = new Map(stamped.map(({ record }) => [record.entity.id, record.entity]));
  function find<Entity>(id: string, stored: () => { readonly entity: Entity } | undefined): Entity {
    const entity = (byId.get(id) as Entity | undefined) ?? stored()?.entity;
    if (entity === undefined) throw new Error(`The operation answers with ${id}, which does not exist.`);
    return entity;
  }
  const view = () => transaction.view(workspace_id);
  return {
    task: (id) => find<Task>(id, () => view().task(id)),
    project: (id) => find<Project>(id, () => view().project(id)),
    workspace: (id) => find<WorkspaceRecord>(id, () => view().workspace()),
    member: (id) => find<Member>(id, () => view().member(id)),
  };
}
