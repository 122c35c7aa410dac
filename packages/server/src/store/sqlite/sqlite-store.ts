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
import { TaskFinder } from './find-tasks.ts';
import { GroupCommit } from './group-commit.ts';
import { prepareReadStatements, type ReadStatements } from './read-statements.ts';
import { readSnapshot } from './read-snapshot.ts';
import { SqliteTransaction } from './sqlite-transaction.ts';
import { SqliteView } from './sqlite-view.ts';
import { prepareViewStatements, type ViewStatements } from './view-statements.ts';
import { prepareWriteStatements } from './write-statements.ts';

export interface SqliteStoreOptions {
  /** Opened by `openDatabase`, migrated. */
  readonly database: SQLite.Database;
  readonly epoch: string;
  /** Told when a listener of a durable operation throws. */
  readonly onListenerError: (error: unknown) => void;
}

/** The embedded store: one file, one writer, kept statements, group commit. */
export class SqliteStore implements Store {
  readonly epoch: string;
  readonly #database: SQLite.Database;
  readonly #group: GroupCommit;
  readonly #transaction: WriteTransaction;
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
    this.#finder = new TaskFinder(options.database);
    this.#group = new GroupCommit(options.database, {
      groupCommitted: (size) => {
        for (const listener of this.#groupListeners) listener(size);
      },
      listenerFailed: options.onListenerError,
    });
  }

  write<Value>(work: (transaction: WriteTransaction) => Value, onCommitted?: (value: Value) => void): Promise<Value> {
    return this.#group.add(() => work(this.#transaction), onCommitted);
  }

  onGroupCommitted(listener: (size: number) => void): void {
    this.#groupListeners.push(listener);
  }

  async createWorkspace(workspace: NewWorkspace): Promise<void> {
    const { id, name, kind, owner_id, created_at } = workspace;
    await this.#group.add(() => {
      this.#read.insertWorkspace.run(id, name, kind, created_at);
      this.#read.insertMember.run(id, owner_id, 'owner', created_at);
    });
  }

  async role(workspace_id: string, user_id: string): Promise<Role | undefined> {
    return this.#transaction.role(workspace_id, user_id);
  }

  async workspacesOf(user_id: string): Promise<readonly Workspace[]> {
    return this.#read.workspacesOf.all(user_id);
  }

  async head(workspace_id: string): Promise<number> {
    return this.#transaction.head(workspace_id);
  }

  async floor(workspace_id: string): Promise<number> {
    return this.#read.floor.get(workspace_id)?.floor ?? 0;
  }

  async task(workspace_id: string, id: string): Promise<Task | undefined> {
    return new SqliteView(workspace_id, this.#views).task(id)?.entity;
  }

  async projects(workspace_id: string): Promise<readonly Project[]> {
    return new SqliteView(workspace_id, this.#views).projects().map((project) => project.entity);
  }

  async tasksTitled(workspace_id: string, reference: string): Promise<readonly Candidate[]> {
    const view = new SqliteView(workspace_id, this.#views);
    const byId = view.task(reference.toLowerCase());
    const found = byId === undefined ? view.tasksTitled(reference) : [byId];
    return found.map(({ entity }) => ({ id: entity.id, name: entity.title }));
  }

  async members(workspace_id: string): Promise<readonly Candidate[]> {
    return new SqliteView(workspace_id, this.#views).members();
  }

  async findTasks(criteria: TaskCriteria): Promise<TaskPage> {
    return { ...this.#finder.find(criteria), seq: this.#transaction.head(criteria.workspace_id) };
  }

  async openCounts(workspace_id: string): Promise<OpenCounts> {
    const places = this.#read.openByProject.all(workspace_id);
    const labels = this.#read.openByLabel.all(workspace_id);
    return {
      open: places.reduce((sum, place) => sum + place.open, 0),
      by_project: new Map(
        places.flatMap((place) => (place.project_id === null ? [] : [[place.project_id, place.open]])),
      ),
      by_label: new Map(labels.map((row) => [row.label, row.open])),
    };
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
    return entries;
  }

  snapshot(workspace_id: string): AsyncIterable<string> {
    return readSnapshot(this.#database.name, this.epoch, workspace_id);
  }

  async ping(): Promise<boolean> {
    return this.#database.open;
  }

  async close(): Promise<void> {
    this.#group.flush();
    this.#database.pragma('wal_checkpoint(TRUNCATE)');
    this.#database.close();
  }
}
