import {
  LockstepError,
  parseInput,
  parseOperationInput,
  registry,
  type ReadName,
  type Workspace,
} from '@lockstep/protocol';
import type { Application, Executed, WriteRequest } from '../../../app/application.ts';
import type { Caller } from '../../../app/caller.ts';

/** Stands in for the application where a test is about HTTP alone: remembers what the door passed on. */
export class FakeApplication implements Application {
  readonly epoch = 'epoch-1';
  readonly writes: { readonly request: WriteRequest; readonly caller: Caller }[] = [];
  readonly reads: { readonly operation: ReadName; readonly input: unknown; readonly caller: Caller }[] = [];
  /** What the next call throws instead of answering. */
  failure: Error | undefined;
  result: Record<string, unknown> = { task: { id: 'task-1', title: 'Pay rent' } };
  replayed = false;
  /** What reads answer besides their input. */
  found: Record<string, unknown> = {};
  snapshotChunks: readonly string[] = ['{"epoch":"epoch-1",', '"seq":3,"tasks":[],', '"projects":[]}'];
  snapshotFailsAfter: number | undefined;
  /** Snapshots stop after their first chunk until it resolves. */
  snapshotWaits: Promise<void> | undefined;
  snapshotsBegun = 0;

  #fail(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  async execute(request: WriteRequest, caller: Caller): Promise<Executed> {
    this.#fail();
    parseOperationInput(request.operation, request.input);
    this.writes.push({ request, caller });
    await Promise.resolve();
    const workspace_id = request.workspace_id ?? caller.identity.personal_workspace_id;
    const { op_id } = request;
    const { epoch, result, replayed } = this;
    return { op_id, epoch, workspace_id, seq: 42, result, encoded: new Map(), replayed };
  }

  async read(operation: ReadName, input: unknown, caller: Caller): Promise<Record<string, unknown>> {
    this.#fail();
    const parsed: unknown = parseInput(registry[operation].input, input);
    this.reads.push({ operation, input: parsed, caller });
    await Promise.resolve();
    return { input: parsed, ...this.found };
  }

  async snapshot(workspace_id: string, caller: Caller): Promise<AsyncIterable<string>> {
    await Promise.resolve();
    this.#fail();
    if (workspace_id !== caller.identity.personal_workspace_id) throw new LockstepError('NOT_FOUND', 'No workspace.');
    return this.#chunks();
  }

  async *#chunks(): AsyncGenerator<string> {
    this.snapshotsBegun += 1;
    for (const [at, chunk] of this.snapshotChunks.entries()) {
      if (at > 0) await this.snapshotWaits;
      if (at === this.snapshotFailsAfter) throw new Error('the disk is gone');
      await Promise.resolve();
      yield chunk;
    }
  }

  async workspaces(caller: Caller): Promise<readonly Workspace[]> {
    await Promise.resolve();
    const id = caller.identity.personal_workspace_id;
    return [{ id, name: 'Ana', kind: 'personal', role: 'owner', head: 42 }];
  }
}
