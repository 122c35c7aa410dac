import type { Candidate, Project, Role, Task, Workspace } from '@lockstep/protocol';
import type {
  LogBounds,
  LogEntry,
  NewWorkspace,
  OpenCounts,
  RecordedOperation,
  Store,
  TaskCriteria,
  TaskPage,
  WriteTransaction,
} from '../../packages/server/src/store/store.ts';
import type { Execution, Executions } from '../judge/executions.ts';
import { RecordingTransaction } from './recording-transaction.ts';

export interface SlowStoreOptions {
  readonly store: Store;
  readonly executions: Executions;
  /** An operation is on the disk. */
  readonly durable: (recorded: RecordedOperation) => void;
  /** How long a read takes, and whether it sees the moment of the question or that of the answer. */
  readonly pace: () => { readonly ms: number; readonly sees: 'question' | 'answer' };
  /** Runs later, unless the process has died before. */
  readonly later: (ms: number, run: () => void) => void;
}

/**
 * The shipped store with reads that take time, as those of a database across a network do: whatever can happen between
 * question and answer happens. Writes go through untouched.
 */
export class SlowStore implements Store {
  readonly #options: SlowStoreOptions;
  readonly #snapshots = new Set<AsyncIterator<string>>();
  #reading = 0;

  constructor(options: SlowStoreOptions) {
    this.#options = options;
  }

  get epoch(): string {
    return this.#options.store.epoch;
  }

  /** Reads that are under way. */
  get reading(): number {
    return this.#reading;
  }

  write<Value>(work: (transaction: WriteTransaction) => Value, onCommitted?: (value: Value) => void): Promise<Value> {
    const { store, executions } = this.#options;
    let done: Execution | undefined;
    let recorded: RecordedOperation | undefined;
    return store.write(
      (transaction) => {
        const recording = new RecordingTransaction(transaction);
        const { value, execution } = executions.watch(
          () => work(recording),
          () => recording.recorded,
        );
        done = execution;
        ({ recorded } = recording);
        return value;
      },
      (value) => {
        if (done !== undefined) executions.committed(done);
        if (recorded !== undefined) this.#options.durable(recorded);
        onCommitted?.(value);
      },
    );
  }

  onGroupCommitted(listener: (size: number) => void): void {
    this.#options.store.onGroupCommitted(listener);
  }

  createWorkspace(workspace: NewWorkspace): Promise<void> {
    return this.#options.store.createWorkspace(workspace);
  }

  role(workspace_id: string, user_id: string): Promise<Role | undefined> {
    return this.#read((store) => store.role(workspace_id, user_id));
  }

  workspacesOf(user_id: string): Promise<readonly Workspace[]> {
    return this.#read((store) => store.workspacesOf(user_id));
  }

  head(workspace_id: string): Promise<number> {
    return this.#read((store) => store.head(workspace_id));
  }

  heads(workspace_ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#read((store) => store.heads(workspace_ids));
  }

  floor(workspace_id: string): Promise<number> {
    return this.#read((store) => store.floor(workspace_id));
  }

  task(workspace_id: string, id: string): Promise<Task | undefined> {
    return this.#read((store) => store.task(workspace_id, id));
  }

  projects(workspace_id: string): Promise<readonly Project[]> {
    return this.#read((store) => store.projects(workspace_id));
  }

  tasksTitled(workspace_id: string, reference: string): Promise<readonly Candidate[]> {
    return this.#read((store) => store.tasksTitled(workspace_id, reference));
  }

  members(workspace_id: string): Promise<readonly Candidate[]> {
    return this.#read((store) => store.members(workspace_id));
  }

  findTasks(criteria: TaskCriteria): Promise<TaskPage> {
    return this.#read((store) => store.findTasks(criteria));
  }

  openCounts(workspace_id: string): Promise<OpenCounts> {
    return this.#read((store) => store.openCounts(workspace_id));
  }

  changesAfter(workspace_id: string, seq: number, bounds: LogBounds): Promise<readonly LogEntry[]> {
    return this.#read((store) => store.changesAfter(workspace_id, seq, bounds));
  }

  async *snapshot(workspace_id: string, reader?: string): AsyncIterable<string> {
    const pieces = this.#options.store.snapshot(workspace_id, reader)[Symbol.asyncIterator]();
    this.#snapshots.add(pieces);
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
      yield next.value;
      await this.#read(() => Promise.resolve());
    }
    this.#snapshots.delete(pieces);
  }

  /** The process has died: what it had open is closed, as the machine does. */
  async abandon(): Promise<void> {
    for (const pieces of this.#snapshots) await pieces.return?.();
  }

  ping(): Promise<boolean> {
    return this.#options.store.ping();
  }

  close(): Promise<void> {
    return this.#options.store.close();
  }

  #read<Value>(ask: (store: Store) => Promise<Value>): Promise<Value> {
    const { store, pace, later } = this.#options;
    const { ms, sees } = pace();
    this.#reading += 1;
    return new Promise<Value>((resolve, reject) => {
      const early = sees === 'question' ? ask(store) : undefined;
      later(ms, () => {
        (early ?? ask(store)).then(resolve, reject).finally(() => {
          this.#reading -= 1;
        });
      });
    });
  }
}
