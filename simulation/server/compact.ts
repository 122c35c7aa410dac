import type { World } from '../world.ts';
import { workspaces } from './people.ts';

/**
 * Retention passes a part of each log: changes and recorded answers below the floor are gone (S5). What a page still has
 * in its outbox is left: sending what is older than the floor is the outbox's matter. So is what an open socket has still
 * to be sent.
 */
export function compact(world: World, share: number): void {
  const database = world.node?.database;
  if (database === undefined || database.pragma('query_only', { simple: true }) === 1) return;
  const pending = new Set(world.pages.flatMap(({ storage }) => [...storage.items.keys(), ...storage.queued.keys()]));
  for (const workspace_id of workspaces) {
    const { writes } = world.ledger.history(workspace_id);
    const firstPending = writes.find(({ op_id }) => pending.has(op_id))?.seq ?? Number.POSITIVE_INFINITY;
    const floor = writes[Math.floor(writes.length * share)]?.op_last_seq;
    if (floor === undefined || floor >= firstPending || floor > world.wire.slowest(workspace_id)) continue;
    const op_ids = writes.filter(({ seq }) => seq <= floor).map(({ op_id }) => op_id);
    database.prepare('DELETE FROM change WHERE workspace_id = ? AND seq <= ?').run(workspace_id, floor);
    database.prepare('UPDATE workspace SET floor = max(floor, ?) WHERE id = ?').run(floor, workspace_id);
    const forget = database.prepare('DELETE FROM operation WHERE workspace_id = ? AND op_id = ?');
    for (const op_id of new Set(op_ids)) forget.run(workspace_id, op_id);
    world.compacted = true;
  }
  world.node?.noteWritten();
}
