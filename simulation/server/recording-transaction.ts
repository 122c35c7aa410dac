import type { Role, WorkspaceRecord } from '@lockstep/protocol';
import type { StoredMember, StoredProject, StoredTask, StoredWorkspace, View } from '@lockstep/core';
import type { NewLogEntry, RecordedOperation, WriteTransaction } from '../../packages/server/src/store/store.ts';

/** A transaction that remembers which operation was recorded in it. */
export class RecordingTransaction implements WriteTransaction {
  recorded: RecordedOperation | undefined;
  readonly #inner: WriteTransaction;

  constructor(inner: WriteTransaction) {
    this.#inner = inner;
  }

  operation(user_id: string, op_id: string): RecordedOperation | undefined {
    return this.#inner.operation(user_id, op_id);
  }

  role(workspace_id: string, user_id: string): Role | undefined {
    return this.#inner.role(workspace_id, user_id);
  }

  view(workspace_id: string): View {
    return this.#inner.view(workspace_id);
  }

  head(workspace_id: string): number {
    return this.#inner.head(workspace_id);
  }

  takeSeq(workspace_id: string, count: number): number {
    return this.#inner.takeSeq(workspace_id, count);
  }

  saveTask(record: StoredTask, body: string): void {
    this.#inner.saveTask(record, body);
  }

  saveProject(record: StoredProject, body: string): void {
    this.#inner.saveProject(record, body);
  }

  openLog(workspace: WorkspaceRecord): void {
    this.#inner.openLog(workspace);
  }

  saveWorkspace(record: StoredWorkspace, body: string): void {
    this.#inner.saveWorkspace(record, body);
  }

  saveMember(record: StoredMember, body: string): void {
    this.#inner.saveMember(record, body);
  }

  purgeTask(workspace_id: string, id: string): void {
    this.#inner.purgeTask(workspace_id, id);
  }

  append(workspace_id: string, entry: NewLogEntry): void {
    this.#inner.append(workspace_id, entry);
  }

  record(operation: RecordedOperation): void {
    this.recorded = operation;
    this.#inner.record(operation);
  }

  events(workspace_id: string, first: number, last: number): readonly string[] {
    return this.#inner.events(workspace_id, first, last);
  }
}
