import type { ChangeEvent } from '@lockstep/protocol';
import type { LogEntry } from '../store/store.ts';
import type { OutgoingOperation } from './encode-operation.ts';

function toOperation(workspace_id: string, entries: readonly LogEntry[]): OutgoingOperation {
  const [first] = entries;
  if (first === undefined) throw new Error('An operation of the log has at least one change.');
  const { actor, timestamp } = JSON.parse(first.event) as ChangeEvent;
  const events = entries.map((entry) => entry.event);
  return { workspace_id, op_id: first.op_id, actor, timestamp, from: first.seq, to: first.op_last_seq, events };
}

/** Log entries grouped into the operations they were. */
export function readOperations(workspace_id: string, entries: readonly LogEntry[]): readonly OutgoingOperation[] {
  const operations: OutgoingOperation[] = [];
  let start = 0;
  for (let index = 1; index <= entries.length; index += 1) {
    if (entries[index]?.op_last_seq === entries[start]?.op_last_seq) continue;
    operations.push(toOperation(workspace_id, entries.slice(start, index)));
    start = index;
  }
  return operations;
}
