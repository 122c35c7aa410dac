import { isDeepStrictEqual } from 'node:util';
import type { Snapshot } from '@lockstep/protocol';
import type { Findings } from './findings.ts';
import type { History, LoggedWrite } from './history.ts';

/** Each operation is in the log once, as one unbroken group (S3, D3). */
function judgeOperations(findings: Findings, history: History): void {
  const groups = new Map<string, number>();
  for (const { user_id, op_id, op_last_seq } of history.writes) {
    const key = `${user_id} ${op_id}`;
    const known = groups.get(key) ?? op_last_seq;
    findings.require(
      known === op_last_seq,
      'S3',
      () => `${op_id} is in the log twice, up to ${known} and ${op_last_seq}`,
    );
    groups.set(key, known);
  }
}

const undoable = ['title', 'priority', 'due_date'] as const;

/** The operations that an undo was asked to take back. */
export type UndoTargets = ReadonlyMap<string, { readonly op_id?: string; readonly run_id?: string }>;

function isTarget(
  { op_id, event }: LoggedWrite,
  target: { readonly op_id?: string; readonly run_id?: string },
): boolean {
  return target.op_id === undefined ? event.actor.run_id === target.run_id : op_id === target.op_id;
}

/**
 * An undo changes a field only if the last write of it was one of those it takes back, or an undo itself (what that had
 * brought back may be older): nobody else's later write is lost (X5).
 */
function judgeUndos(findings: Findings, history: History, undos: UndoTargets): void {
  for (const { op_id, seq, id, event } of history.writes) {
    const target = undos.get(op_id);
    if (target === undefined || event.type !== 'task_updated') continue;
    for (const field of undoable) {
      if (!event.changed.includes(field)) continue;
      const writer = history.writerOf(id, field, seq);
      const own = writer === undefined || isTarget(writer, target) || undos.has(writer.op_id);
      findings.require(own, 'X5', () => `undo ${op_id} (${seq}) took ${field} of ${id} from ${writer?.op_id}`);
    }
  }
}

/** The log tells exactly the records that a snapshot has. */
function judgeRecords(findings: Findings, history: History, snapshot: Snapshot): void {
  // A membership that has not changed since the beginning is older than the log.
  const members = snapshot.members.filter(({ seq }) => seq > 0);
  const all = [...snapshot.tasks, ...snapshot.projects, ...members];
  const records = new Map(all.map((record) => [record.id, record]));
  for (const { id, seq, record } of history.stateAt(history.head)) {
    const there = records.get(id);
    const same =
      record === undefined ? there?.deleted_at !== null && there?.seq === seq : isDeepStrictEqual(there, record);
    findings.require(same, 'S2', () => `${id} is not what change ${seq} says`);
    records.delete(id);
  }
  findings.require(records.size === 0, 'S2', () => `the log knows nothing of ${[...records.keys()].join(', ')}`);
}

/** Judges one workspace's log by itself and against its records. */
export function judgeLog(findings: Findings, history: History, snapshot: Snapshot, undos: UndoTargets): void {
  findings.require(snapshot.seq === history.head, 'S1', () => `head ${snapshot.seq}, ${history.head} changes`);
  findings.require(snapshot.epoch === history.epoch, 'S4', () => `a snapshot of ${snapshot.epoch}`);
  judgeOperations(findings, history);
  judgeUndos(findings, history, undos);
  judgeRecords(findings, history, snapshot);
}
