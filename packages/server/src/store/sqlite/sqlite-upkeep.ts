import type SQLite from 'better-sqlite3';
import type { Compacted, LogExtent, Retention, Store, UpkeepStore } from '../store.ts';
import { prepareUpkeepStatements, type OldChange, type UpkeepStatements } from './upkeep-statements.ts';

/** The changes that may go, in whole operations; the last operation may go on beyond them. */
function expiredOf(changes: readonly OldChange[], ceiling: number, since: string): readonly OldChange[] {
  const kept = changes.findIndex(({ op_last_seq, timestamp }) => op_last_seq > ceiling || timestamp >= since);
  return kept === -1 ? changes : changes.slice(0, kept);
}

/** Upkeep of the embedded store: its writes join the groups of the operations. */
export class SqliteUpkeep implements UpkeepStore {
  readonly #store: Pick<Store, 'write'>;
  readonly #statements: UpkeepStatements;

  /** `database` is the connection that `store` writes with. */
  constructor(database: SQLite.Database, store: Pick<Store, 'write'>) {
    this.#store = store;
    this.#statements = prepareUpkeepStatements(database);
  }

  async extents(after: string, limit: number): Promise<readonly LogExtent[]> {
    return this.#statements.extents.all(after, limit);
  }

  async trashedBefore(workspace_id: string, instant: string, limit: number): Promise<readonly string[]> {
    return this.#statements.trashedBefore.all(workspace_id, instant, limit).map(({ id }) => id);
  }

  compact(workspace_id: string, retention: Retention, maxChanges: number): Promise<Compacted> {
    return this.#store.write(() => this.#compact(workspace_id, retention, maxChanges));
  }

  #compact(workspace_id: string, { changes, since }: Retention, maxChanges: number): Compacted {
    const extent = this.#statements.extent.get(workspace_id);
    if (extent === undefined) return { discarded: 0, floor: 0, more: false };
    const { head, floor } = extent;
    const oldest = this.#statements.oldest.all(workspace_id, floor, maxChanges);
    const expired = expiredOf(oldest, head - changes, since);
    const cut = expired.at(-1)?.op_last_seq ?? floor;
    if (cut > floor) this.#discard(workspace_id, expired, cut);
    const answers = this.#statements.forgetUnchanging.run(workspace_id, cut, maxChanges).changes;
    return { discarded: cut - floor, floor: cut, more: cut > floor || answers === maxChanges };
  }

  #discard(workspace_id: string, expired: readonly OldChange[], cut: number): void {
    const { raiseFloor, discard, forget, lastOfRun, cutRun, closeRun } = this.#statements;
    raiseFloor.run(cut, workspace_id);
    discard.run(workspace_id, cut);
    const operations = new Map(expired.map((change) => [change.op_last_seq, change]));
    for (const { op_id, user_id } of operations.values()) forget.run(op_id, user_id);
    const runs = new Set(expired.flatMap(({ run_id }) => (run_id === null ? [] : [run_id])));
    for (const run_id of runs) {
      const goesOn = lastOfRun.get(workspace_id, run_id) !== undefined;
      (goesOn ? cutRun : closeRun).run(workspace_id, run_id);
    }
  }
}
