import type { Person } from '../subject/person.ts';
import { opIdOf } from '../load/task-request.ts';
import type { Acknowledged } from './task-writer.ts';

interface Change {
  readonly seq: number;
  readonly op_id: string;
}

/** What is wrong with a log, given what was acknowledged. */
export interface LogFaults {
  /** Acknowledged, but not in the log at the acknowledged seq. */
  readonly unlogged: number;
  /** op_ids that are in the log more than once. */
  readonly logged_twice: number;
  /** Places where seq does not go up by one. */
  readonly seq_gaps: number;
  /** In the log though nobody was told. */
  readonly unacknowledged: number;
}

const pageSize = 500;

async function readLog(port: number, person: Person): Promise<Change[]> {
  const changes: Change[] = [];
  for (;;) {
    const path = `workspaces/${person.workspace_id}/changes?since_seq=${changes.at(-1)?.seq ?? 0}&limit=${pageSize}`;
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
      headers: { Authorization: `Bearer ${person.token}` },
    });
    const page = (await response.json()) as { readonly changes: readonly Change[] };
    if (page.changes.length === 0) return changes;
    for (const { seq, op_id } of page.changes) changes.push({ seq, op_id });
  }
}

/** Compares a log with what its writer was told. */
export function judgeLog(log: readonly Change[], acknowledged: readonly Acknowledged[]): LogFaults {
  const seqByOperation = new Map(log.map(({ op_id, seq }) => [op_id, seq]));
  const unlogged = acknowledged.filter(({ number, seq }) => seqByOperation.get(opIdOf(number)) !== seq).length;
  return {
    unlogged,
    logged_twice: log.length - seqByOperation.size,
    seq_gaps: log.filter(({ seq }, index) => seq !== index + 1).length,
    unacknowledged: Math.max(0, seqByOperation.size - acknowledged.length),
  };
}

/** Reads every person's log back and compares it with what was acknowledged. */
export async function checkLogs(
  port: number,
  people: readonly Person[],
  acknowledged: readonly Acknowledged[],
): Promise<LogFaults> {
  const sum = { unlogged: 0, logged_twice: 0, seq_gaps: 0, unacknowledged: 0 };
  const byPerson = Map.groupBy(acknowledged, ({ person }) => person);
  for (const [index, person] of people.entries()) {
    const faults = judgeLog(await readLog(port, person), byPerson.get(index) ?? []);
    sum.unlogged += faults.unlogged;
    sum.logged_twice += faults.logged_twice;
    sum.seq_gaps += faults.seq_gaps;
    sum.unacknowledged += faults.unacknowledged;
  }
  return sum;
}
