import { LockstepError } from '@lockstep/protocol';
import type { World } from '../world.ts';
import { workspaces } from './people.ts';

const changesASlice = 20;

/**
 * Retention passes a part of each log: the server discards changes, inverses and recorded answers below the floor (S5). It
 * spares what a page has sent a moment ago and not heard of: a log is kept for far longer than a page takes that for granted.
 */
export function compact(world: World, share: number): void {
  const { node, findings } = world;
  if (node === undefined) return;
  world.compacted = true;
  const recent = new Set(world.pages.flatMap((page) => page.judge.unanswered));
  for (const workspace_id of workspaces) {
    const { writes } = world.ledger.history(workspace_id);
    const spared = writes.findIndex(({ event }) => recent.has(event.op_id));
    const end = Math.floor(writes.length * share);
    const kept = writes[spared === -1 ? end : Math.min(end, spared)];
    if (kept === undefined) continue;
    // By age, so that what is committed meanwhile is kept whatever happens.
    const retention = { changes: 0, since: kept.event.timestamp };
    const slice = (): void => {
      node.upkeep.compact(workspace_id, retention, changesASlice).then(
        ({ more }) => {
          if (more) node.later(0, slice);
        },
        (error: unknown) => {
          // On a full disk it is left for the next time.
          if (!(error instanceof LockstepError)) findings.fault('compaction', error);
        },
      );
    };
    slice();
  }
}
