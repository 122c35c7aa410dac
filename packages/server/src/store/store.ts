import type { Candidate, Priority, Project, Role, Task, Workspace, WorkspaceRecord } from '@lockstep/protocol';
import type {
  Asker,
  Inverse,
  RecordKind,
  StoredMember,
  StoredProject,
  StoredTask,
  StoredWorkspace,
  View,
} from '@lockstep/core';

/** An entry of the log on its way in or out. */
export interface LogEntry {
  readonly seq: number;
  /** Seq of the last change of the same operation; readers never split an operation (D3). */
  readonly op_last_seq: number;
  readonly op_id: string;
  /** The plain message, JSON text, byte for byte as it is sent (D5). */
  readonly event: string;
}

export interface NewLogEntry extends LogEntry {
  readonly user_id: string;
  readonly run_id: string | null;
  readonly entity: RecordKind;
  readonly entity_id: string;
  readonly type: 'created' | 'updated' | 'deleted' | 'purged';
  readonly inverse: Inverse;
}

/** What is remembered of an operation under its op_id (S3). */
export interface RecordedOperation {
  readonly user_id: string;
  readonly op_id: string;
  readonly workspace_id: string;
  readonly operation: string;
  readonly input_hash: string;
  readonly run_id: string | null;
  /** Seq of its first change, null where nothing changed. */
  readonly first_seq: number | null;
  readonly last_seq: number;
  readonly outcome: 'done' | 'refused';
  /** JSON text: the result (see app/recorded-answer.ts), or the problem. */
  readonly answer: string;
  readonly created_at: string;
}

/** One operation's share of a group: everything here commits together or not at all (S2). */
export interface WriteTransaction {
  operation(user_id: string, op_id: string): RecordedOperation | undefined;
  /** Undefined for strangers and former members. */
  role(workspace_id: string, user_id: string): Role | undefined;
  view(workspace_id: string): View;
  head(workspace_id: string): number;
  /** Takes `count` numbers from the workspace's counter row and answers the last of them (S1). */
  takeSeq(workspace_id: string, count: number): number;
  /** `body` is the record as JSON, made once for row and log. */
  saveTask(record: StoredTask, body: string): void;
  saveProject(record: StoredProject, body: string): void;
  /** Makes room for a workspace that is not there yet, so that seqs can be taken from it. */
  openLog(workspace: WorkspaceRecord): void;
  saveWorkspace(record: StoredWorkspace, body: string): void;
  saveMember(record: StoredMember, body: string): void;
  /** Lets nothing of a task stay but that its id was used (X4, X7). */
  purgeTask(workspace_id: string, id: string): void;
  append(workspace_id: string, entry: NewLogEntry): void;
  record(operation: RecordedOperation): void;
  /** The messages of the changes `first`..`last`, JSON texts in order. */
  events(workspace_id: string, first: number, last: number): readonly string[];
}

export type TaskSort = 'position' | 'due' | 'priority' | 'created' | 'updated' | 'completed' | 'title';

/** What tasks to find; names are resolved to ids, dates to instants where the zone matters. */
export interface TaskCriteria {
  readonly workspace_id: string;
  readonly words: readonly string[];
  readonly ids?: readonly string[] | undefined;
  /** Null: the Inbox. */
  readonly project_id?: string | null | undefined;
  readonly parent_id?: string | undefined;
  readonly assignee_id?: string | undefined;
  readonly labels: readonly string[];
  readonly priority?: Priority | undefined;
  readonly status: 'open' | 'done' | 'trashed' | 'all';
  readonly due_from?: string | undefined;
  readonly due_to?: string | undefined;
  /** Instants, inclusive and exclusive. */
  readonly completed_from?: string | undefined;
  readonly completed_before?: string | undefined;
  /** Only what is overdue to whoever asks there and then. */
  readonly overdue?: Asker | undefined;
  readonly sort: TaskSort;
  readonly limit: number;
  /** `next_cursor` of the page before. */
  readonly cursor?: string | undefined;
}

export interface TaskPage {
  readonly tasks: readonly Task[];
  readonly next_cursor: string | null;
  /** How many there are on all pages together. */
  readonly total: number;
  /** The head as of which they were found. */
  readonly seq: number;
}

/** Counts and lists for the overview, of open tasks that are not trashed. */
export interface OpenCounts {
  readonly open: number;
  readonly by_project: ReadonlyMap<string, number>;
  readonly by_label: ReadonlyMap<string, number>;
}

export interface NewWorkspace {
  readonly id: string;
  readonly name: string;
  readonly kind: 'personal' | 'shared';
  readonly owner_id: string;
  readonly created_at: string;
}

/**
 * The small port to the database of record. Reads see what is committed, wait for no writer, and leave
 * only when what they saw is durable; writes are grouped,
 * and resolve after the group is durable.
 */
export interface Store {
  /** Changes when a backup is restored (S4). */
  readonly epoch: string;
  /**
   * Runs `work` in the next group's transaction; more than once, if another of the group fails amid its writes. If
   * `work` throws, only its own share is taken back and the promise rejects with what it threw; if the group's COMMIT fails, every promise of the group rejects with
   * UNAVAILABLE. `onCommitted` runs after COMMIT in the order of the log, before any promise of the group resolves.
   */
  write<Value>(work: (transaction: WriteTransaction) => Value, onCommitted?: (value: Value) => void): Promise<Value>;
  /** Called once after each group, when all its `onCommitted` have run. */
  onGroupCommitted(listener: (size: number) => void): void;
  createWorkspace(workspace: NewWorkspace): Promise<void>;
  role(workspace_id: string, user_id: string): Promise<Role | undefined>;
  workspacesOf(user_id: string): Promise<readonly Workspace[]>;
  head(workspace_id: string): Promise<number>;
  /** The heads of those workspaces among these that there are. */
  heads(workspace_ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  floor(workspace_id: string): Promise<number>;
  task(workspace_id: string, id: string): Promise<Task | undefined>;
  /** Those not deleted, archived ones too, in their order. */
  projects(workspace_id: string): Promise<readonly Project[]>;
  /** Open tasks with exactly this title (case and diacritics aside) or this id. */
  tasksTitled(workspace_id: string, reference: string): Promise<readonly Candidate[]>;
  members(workspace_id: string): Promise<readonly Candidate[]>;
  findTasks(criteria: TaskCriteria): Promise<TaskPage>;
  openCounts(workspace_id: string): Promise<OpenCounts>;
  /**
   * Log entries after `seq`, oldest first, whole operations only: at least one operation, then more until `limit`
   * entries or `maxBytes` of events are reached. `ids`: only entries of these records.
   */
  changesAfter(workspace_id: string, seq: number, bounds: LogBounds): Promise<readonly LogEntry[]>;
  /**
   * A workspace as JSON text in pieces, from one read transaction, trash included. Where `reader` (a user id) is no member
   * as of that transaction, it throws NOT_FOUND before the first piece (D6).
   */
  snapshot(workspace_id: string, reader?: string): AsyncIterable<string>;
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

export interface LogBounds {
  readonly limit: number;
  readonly maxBytes: number;
  readonly ids?: readonly string[] | undefined;
}

/** A conversation with the assistant. */
export interface ChatThread {
  /** UUID, made by the client or the server; unique for its person. */
  readonly id: string;
  /** The first words that were said. */
  readonly title: string;
  /** UUID of the latest turn; a continuation after an approval bears the same. */
  readonly turn_id: string;
  /** ISO 8601 UTC. */
  readonly created_at: string;
  readonly updated_at: string;
}

/** Where conversations are kept. Messages are the AI SDK's UI messages, which only the chat door looks into. */
export interface ThreadStore {
  /** Most recently used first. */
  list(user_id: string): Promise<readonly ChatThread[]>;
  find(user_id: string, id: string): Promise<ChatThread | undefined>;
  /** JSON texts, in the order in which they were said. */
  messages(user_id: string, id: string): Promise<readonly string[]>;
  /** Writes the thread and all of its messages in one step; a message that is there already is replaced. */
  save(user_id: string, thread: ChatThread, messages: readonly string[]): Promise<void>;
  /** Answers whether it was there. */
  remove(user_id: string, id: string): Promise<boolean>;
}

/** How far a workspace's log reaches: from the change after `floor` to `head`. */
export interface LogExtent {
  readonly workspace_id: string;
  readonly head: number;
  readonly floor: number;
}

/** How much of a log is kept, whichever of the two is more (S5). */
export interface Retention {
  /** So many of the latest changes. */
  readonly changes: number;
  /** Everything since this instant, ISO 8601 UTC. */
  readonly since: string;
}

/** What one slice of compaction did. */
export interface Compacted {
  /** Changes that are gone. */
  readonly discarded: number;
  readonly floor: number;
  /** Whether there may be more to discard. */
  readonly more: boolean;
}

/** What keeps a store from growing for ever. Each call is short, so that writers never wait long for it. */
export interface UpkeepStore {
  /** Workspaces in the order of their ids, from the one after `after`. */
  extents(after: string, limit: number): Promise<readonly LogExtent[]>;
  /**
   * Discards the oldest operations that retention has passed: whole ones, about `maxChanges` changes, with their inverses
   * and recorded answers, and raises the floor in the same transaction (S5).
   */
  compact(workspace_id: string, retention: Retention, maxChanges: number): Promise<Compacted>;
  /** Ids of tasks that have been in the trash since before an instant (ISO 8601 UTC), oldest first. */
  trashedBefore(workspace_id: string, instant: string, limit: number): Promise<readonly string[]>;
}
