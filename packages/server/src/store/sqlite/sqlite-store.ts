import type SQLite from 'better-sqlite3';
import type { Candidate, Project, Role, Task, Workspace } from '@lockstep/protocol';
import type {
  LogBounds,
  LogEntry,
  NewWorkspace,
  OpenCounts,
  Store,
  TaskCriteria,
  TaskPage,
  WriteTransaction,
} from '../store.ts';
import { GroupCommit } from './group-commit.ts';
import { prepareReadStatements, type ReadStatements } from './read-statements.ts';
import { readSnapshot } from './read-snapshot.ts';
import { SqliteTransaction } from './sqlite-transaction.ts';
import { SqliteView } from './sqlite-view.ts';
import { TaskFinder } from './task-finder.ts';
import { prepareViewStatements, type ViewStatements } from './view-statements.ts';
import type { DurableFile } from './wal-file.ts';
import { prepareWriteStatements } from './write-statements.ts';

export interface SqliteStoreOptions {
  /** Opened by `openDatabase`, migrated. */
  readonly database: SQLite.Database;
  readonly epoch: string;
  /** The write-ahead log, to be flushed after each group. */
  readonly file: DurableFile;
  /** Told when a listener of a durable operation throws. */
  readonly onListenerError: (error: unknown) => void;
  /** Told when the disk did not take what was committed: the process has to end. */
  readonly onSyncFailure: (error: unknown) => void;
}

/** About 100 MB of tables to search. */
const finding = {
  maxTasks: 200_000,
  textCapacity: 16_000_000,
  pause: () => new Promise<void>((resolve) => setImmediate(resolve)),
};

/** The embedded store: one file, one writer, kept statements, group commit. */
export class SqliteStore implements Store {
  readonly epoch: string;
  readonly #database: SQLite.Database;
  readonly #file: DurableFile;
  readonly #group: GroupCommit;
  readonly #transaction: SqliteTransaction;
  readonly #read: ReadStatements;
  readonly #views: ViewStatements;
  readonly #finder: TaskFinder;
  readonly #groupListeners: ((size: number) => void)[] = [];

  constructor(options: SqliteStoreOptions) {
    this.epoch = options.epoch;
    this.#database = options.database;
    this.#views = prepareViewStatements(options.database);
    this.#read = prepareReadStatements(options.database);
    this.#transaction = new SqliteTransaction(prepareWriteStatements(options.database), this.#views);
    this.#finder = new TaskFinder({ database: options.database, ...finding });
    this.#file = options.file;
    this.#group = new GroupCommit(options.database, options.file, this.#transaction, {
      groupCommitted: (size) => {
        for (const listener of this.#groupListeners) listener(size);
      },
      listenerFailed: options.onListenerError,
      syncFailed: options.onSyncFailure,
    });
  }

  write<Value>(work: (transaction: WriteTransaction) => Value, onCommitted?: (value: Value) => void): Promise<Value> {
    return this.#group.add(() => work(this.#transaction), onCommitted);
  }

  onGroupCommitted(listener: (size: number) => void): void {
    this.#groupListeners.push(listener);
  }

  async createWorkspace(workspace: NewWorkspace): Promise<void> {
    await this.#group.add(() => this.#transaction.addWorkspace(workspace));
  }

  role(workspace_id: string, user_id: string): Promise<Role | undefined> {
    return this.#group.durably(this.#transaction.role(workspace_id, user_id));
  }

  workspacesOf(user_id: string): Promise<readonly Workspace[]> {
    return this.#group.durably(this.#read.workspacesOf.all(user_id));
  }

  head(workspace_id: string): Promise<number> {
    return this.#group.durably(this.#transaction.head(workspace_id));
  }

  async heads(workspace_ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = this.#read.heads.all(JSON.stringify(workspace_ids));
    return this.#group.durably(new Map(rows.map(({ id, head }) => [id, head])));
  }

  floor(workspace_id: string): Promise<number> {
    return this.#group.durably(this.#read.floor.get(workspace_id)?.floor ?? 0);
  }

  task(workspace_id: string, id: string): Promise<Task | undefined> {
    return this.#group.durably(new SqliteView(workspace_id, this.#views).task(id)?.entity);
  }

  projects(workspace_id: string): Promise<readonly Project[]> {
    const projects = new SqliteView(workspace_id, this.#views).projects();
    return this.#group.durably(projects.map((project) => project.entity));
  }

  async tasksTitled(workspace_id: string, reference: string): Promise<readonly Candidate[]> {
    const byId = new SqliteView(workspace_id, this.#views).task(reference.toLowerCase())?.entity;
    const found =
      byId === undefined ? await this.#finder.titled(workspace_id, reference) : [{ id: byId.id, name: byId.title }];
    return this.#group.durably(found);
  }

  members(workspace_id: string): Promise<readonly Candidate[]> {
    const members = new SqliteView(workspace_id, this.#views).members();
    return this.#group.durably(members.map(({ entity: { id, name } }) => ({ id, name })));
  }

  async findTasks(criteria: TaskCriteria): Promise<TaskPage> {
    return this.#group.durably(await this.#finder.find(criteria));
  }

  async openCounts(workspace_id: string): Promise<OpenCounts> {
    return this.#group.durably(await this.#finder.openCounts(workspace_id));
  }

  async changesAfter(workspace_id: string, seq: number, bounds: LogBounds): Promise<readonly LogEntry[]> {
    const rows =
      bounds.ids === undefined
        ? this.#read.changesAfter.iterate(workspace_id, seq)
        : this.#read.changesOfRecordsAfter.iterate(workspace_id, seq, JSON.stringify(bounds.ids));
    const entries: LogEntry[] = [];
    let bytes = 0;
    for (const entry of rows) {
      const previous = entries.at(-1);
      const full = entries.length >= bounds.limit || bytes >= bounds.maxBytes;
      if (full && previous !== undefined && previous.op_last_seq !== entry.op_last_seq) break;
      entries.push(entry);
      bytes += entry.event.length;
    }
    return this.#group.durably(entries);
  }

  snapshot(workspace_id: string, reader?: string): AsyncIterable<string> {
    const opened = () => this.#group.durably(undefined);
    return readSnapshot(this.#database.name, { epoch: this.epoch, workspace_id, reader, opened });
  }

  async ping(): Promise<boolean> {
    return this.#database.open;
  }

  async close(): Promise<void> {
    await this.#group.flush();
    this.#file.close();
    this.#database.pragma('wal_checkpoint(TRUNCATE)');
    this.#database.close();
  }
}
