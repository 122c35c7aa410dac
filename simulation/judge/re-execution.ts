import { isDeepStrictEqual } from 'node:util';
import { applyOperation, MemoryState, type StoredMember, type StoredProject, type StoredTask } from '@lockstep/core';
import { parseOperationInput } from '@lockstep/protocol';
import type { Database } from '../server/disk.ts';
import { beginnings } from '../server/beginnings.ts';
import { people } from '../server/people.ts';
import type { Execution } from './executions.ts';
import type { Findings } from './findings.ts';

interface RecordRow {
  readonly id: string;
  readonly body: string;
  readonly created_seq: number;
  readonly field_seq: string;
  readonly trashed_with: string | null;
}

interface InverseRow {
  readonly seq: number;
  readonly inverse: string;
}

/** As JSON would have it: what is undefined is not there. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

function executeAgain(workspace_id: string, executions: readonly Execution[]): MemoryState {
  const beginning = beginnings.find(({ workspace }) => workspace.id === workspace_id);
  const state = new MemoryState(workspace_id, { ...beginning, people: people.map(({ user }) => user) });
  for (const { request, caller, recorded, ids } of executions) {
    if (recorded.workspace_id !== workspace_id) continue;
    const left = [...ids];
    const input = parseOperationInput(request.operation, request.input);
    const { changes } = applyOperation(state, request.operation, input, {
      actor: caller.actor,
      now: recorded.created_at,
      time_zone: caller.time_zone,
      newId: () => left.shift() ?? 'no id was made here before',
    });
    state.commit(changes, { op_id: recorded.op_id, actor: caller.actor, timestamp: recorded.created_at });
  }
  return state;
}

function compareRecords(
  findings: Findings,
  rows: readonly RecordRow[],
  records: readonly (StoredTask | StoredProject | StoredMember)[],
): void {
  findings.require(rows.length === records.length, 'S2', () => `${rows.length} rows, ${records.length} records`);
  const byId = new Map(records.map((record) => [record.entity.id, record]));
  for (const row of rows) {
    const stored = {
      entity: JSON.parse(row.body) as unknown,
      created_seq: row.created_seq,
      field_seq: JSON.parse(row.field_seq) as unknown,
      trashed_with: row.trashed_with,
    };
    const same = isDeepStrictEqual(stored, plain(byId.get(row.id)));
    findings.require(same, 'S2', () => {
      return `the row of ${row.id} is not what its operations make of it:\n${JSON.stringify(stored)}\n${JSON.stringify(byId.get(row.id))}`;
    });
  }
}

/**
 * Executes every operation of a workspace once more, in the order of the log, on core's own MemoryState: rows, field
 * ownership and inverses must be what the database has. Two implementations of the rules' view, one outcome.
 */
export function judgeByReExecution(
  findings: Findings,
  database: Database,
  workspace_id: string,
  executions: readonly Execution[],
): void {
  const state = executeAgain(workspace_id, executions);
  for (const [table, columns, records] of [
    ['task', 'id, trashed_with', state.tasks()],
    ['project', 'id, trashed_with', state.allProjects()],
    ['member', 'user_id AS id, NULL AS trashed_with', state.allMembers()],
  ] as const) {
    const rows = database
      .prepare<unknown[], RecordRow>(
        `SELECT ${columns}, body, created_seq, field_seq FROM ${table} WHERE workspace_id = ?`,
      )
      .all(workspace_id);
    compareRecords(findings, rows, records);
  }
  const inverses = database
    .prepare<unknown[], InverseRow>('SELECT seq, inverse FROM change WHERE workspace_id = ? ORDER BY seq')
    .all(workspace_id);
  findings.require(inverses.length === state.head, 'S1', () => `${inverses.length} changes, ${state.head} executed`);
  for (const { seq, inverse } of inverses) {
    const same = isDeepStrictEqual(JSON.parse(inverse), plain(state.changeAt(seq)?.inverse ?? null));
    findings.require(same, 'X5', () => `change ${seq} would be taken back in another way`);
  }
}
