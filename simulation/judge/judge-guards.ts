import type { Findings } from './findings.ts';
import type { History } from './history.ts';

/**
 * A write that names the seq at which its author read a task changes the title only if nobody has written it since (X2).
 * `guards`: the seq by operation.
 */
export function judgeGuards(findings: Findings, history: History, guards: ReadonlyMap<string, number>): void {
  for (const { op_id, seq, id, event } of history.writes) {
    const if_seq = guards.get(op_id);
    if (if_seq === undefined || !('changed' in event) || !event.changed.includes('title')) continue;
    const writer = history.writerOf(id, 'title', seq);
    const own = (writer?.seq ?? 0) <= if_seq;
    findings.require(own, 'X2', () => `${op_id} had read ${id} at ${if_seq}, its title is of ${writer?.seq}`);
  }
}
