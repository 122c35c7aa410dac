import type { Actor, Workspace } from '@lockstep/protocol';
import type { CommittedOperation } from '../../app/committed-operation.ts';
import type { LogBounds, LogEntry, Store } from '../../store/store.ts';

export const workspace_id = '01920000-0000-7000-8000-0000000000a1';
export const ana = {
  kind: 'user',
  user_id: '01920000-0000-7000-8000-0000000000b1',
  name: 'Ana',
} as const satisfies Actor;

const timestamp = '2026-11-22T10:00:00.000Z';

/** What the live side reads. */
export type LiveStore = Pick<Store, 'epoch' | 'role' | 'workspacesOf' | 'head' | 'heads' | 'floor' | 'changesAfter'>;

/** One workspace's log in memory; what is committed is there at once for whoever reads. */
export class MemoryLog implements LiveStore {
  epoch = 'epoch';
  isMember = true;
  firstKept = 1;
  readonly entries: LogEntry[] = [];

  /** Puts an operation of so many changes at the log's end and answers it as it would be published. */
  commit(changes: number, op_id = `op-${this.entries.length + 1}`): CommittedOperation {
    const from = this.entries.length + 1;
    const to = from + changes - 1;
    const events: string[] = [];
    for (let seq = from; seq <= to; seq += 1) {
      const event = JSON.stringify({ type: 'task_created', seq, op_id, actor: ana, timestamp });
      events.push(event);
      this.entries.push({ seq, op_last_seq: to, op_id, event });
    }
    return { workspace_id, op_id, actor: ana, timestamp, from, to, events };
  }

  async role() {
    return this.isMember ? ('owner' as const) : undefined;
  }

  async workspacesOf(): Promise<readonly Workspace[]> {
    if (!this.isMember) return [];
    return [{ id: workspace_id, name: 'Personal', kind: 'personal', role: 'owner', head: this.entries.length }];
  }

  async head() {
    return this.entries.length;
  }

  async heads(workspace_ids: readonly string[]) {
    return new Map(workspace_ids.filter((id) => id === workspace_id).map((id) => [id, this.entries.length]));
  }

  async floor() {
    return this.firstKept - 1;
  }

  async changesAfter(_workspace: string, seq: number, bounds: LogBounds): Promise<readonly LogEntry[]> {
    const kept = this.entries.filter((entry) => entry.seq > seq && entry.seq >= this.firstKept);
    const limit = kept[bounds.limit - 1]?.op_last_seq ?? Number.POSITIVE_INFINITY;
    return kept.filter((entry) => entry.seq <= limit);
  }
}
