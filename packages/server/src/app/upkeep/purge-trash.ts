import type { Actor } from '@lockstep/protocol';
import type { Store, UpkeepStore, WriteTransaction } from '../../store/store.ts';
import { type Clock, timestampOf } from '../clock.ts';
import type { CommittedOperation, Publisher } from '../committed-operation.ts';
import { eachWorkspace } from './each-workspace.ts';
import { instantBefore } from './instant-before.ts';
import type { Chore } from './upkeep.ts';

export interface PurgeTrashOptions {
  readonly store: Pick<Store, 'write'>;
  readonly upkeep: UpkeepStore;
  readonly publisher: Publisher;
  /** Days that a deleted task stays in the trash. */
  readonly days: number;
  readonly clock: Clock;
  /** A fresh UUIDv7. */
  readonly newId: () => string;
}

/** A purge as it is carried out. */
interface Purge {
  readonly workspace_id: string;
  readonly op_id: string;
  /** ISO 8601 UTC: what was deleted before is purged. */
  readonly before: string;
  readonly now: string;
}

const everyMs = 60 * 60 * 1_000;
/** What one operation takes. */
const tasksASlice = 100;

/** The workspace's owner, whose authority the server uses. */
function systemActor(transaction: WriteTransaction, workspace_id: string): Actor | undefined {
  const members = transaction.view(workspace_id).members();
  const owner = members.find(({ entity }) => entity.role === 'owner')?.entity;
  return owner && { kind: 'system', user_id: owner.id, name: owner.name, client: 'Lockstep' };
}

/** Lets go of those of these tasks that are in the trash still, in one operation (X4); null where there are none. */
function purgeTasks(transaction: WriteTransaction, ids: readonly string[], purge: Purge): CommittedOperation | null {
  const { workspace_id, op_id, before, now } = purge;
  const view = transaction.view(workspace_id);
  const tasks = ids
    .flatMap((id) => view.task(id)?.entity ?? [])
    .filter(({ deleted_at }) => deleted_at !== null && deleted_at < before);
  const actor = systemActor(transaction, workspace_id);
  if (tasks.length === 0 || actor === undefined) return null;
  const to = transaction.takeSeq(workspace_id, tasks.length);
  const from = to - tasks.length + 1;
  const events = tasks.map(({ id, title }, index) => {
    const seq = from + index;
    const named = { type: 'task_purged', task_id: id, task_title: title };
    const event = JSON.stringify({ ...named, timestamp: now, workspace_id, seq, op_id, actor });
    transaction.purgeTask(workspace_id, id);
    transaction.append(workspace_id, {
      seq,
      op_last_seq: to,
      op_id,
      event,
      user_id: actor.user_id,
      run_id: null,
      entity: 'task',
      entity_id: id,
      type: 'purged',
      inverse: {},
    });
    return event;
  });
  return { workspace_id, op_id, actor, timestamp: now, from, to, events };
}

/**
 * Lets go of tasks that have been in the trash for long enough: a system operation of each workspace, told as `task_purged`
 * (X4). It takes nothing back and cannot be taken back, so nothing is recorded under its op_id.
 */
export function purgeTrash({ store, upkeep, publisher, days, clock, newId }: PurgeTrashOptions): Chore {
  async function* purge(workspace_id: string, before: string) {
    for (;;) {
      const ids = await upkeep.trashedBefore(workspace_id, before, tasksASlice);
      if (ids.length === 0) return;
      const committed = await store.write(
        (transaction) =>
          purgeTasks(transaction, ids, { workspace_id, op_id: newId(), before, now: timestampOf(clock) }),
        (operation) => {
          if (operation !== null) publisher.publish(operation);
        },
      );
      // Whatever keeps them there will keep them there at the next look.
      if (committed === null) return;
      yield;
    }
  }

  function pass() {
    const before = instantBefore(clock, days);
    return eachWorkspace(upkeep, ({ workspace_id }) => purge(workspace_id, before));
  }

  return { name: 'trash', everyMs, pass };
}
