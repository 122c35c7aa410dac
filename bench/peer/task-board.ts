import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import type { Actor, Task } from '@lockstep/protocol';
import { v7 } from 'uuid';

/** What a peer pushes: the contract's message, so that both send the same bytes. */
export interface TaskCreated {
  readonly type: 'task_created';
  readonly task: Task;
  readonly timestamp: string;
  readonly workspace_id: string;
  readonly seq: number;
  readonly op_id: string;
  readonly actor: Actor;
}

interface NewTask {
  readonly title: string;
  readonly priority: Task['priority'];
  readonly labels: string[];
  readonly due_date: string;
}

const unset = {
  project_id: null,
  parent_id: null,
  notes: '',
  completed: false,
  completed_at: null,
  due_time: null,
  due_zone: null,
  start_date: null,
  recurrence: null,
  reminders: [],
  assignee_id: null,
  deleted_at: null,
};

/**
 * The peers' storage, as such projects write it: a row a task, committed with relaxed durability; no log, no dedupe,
 * no accounts. `seq` is a counter in memory, there only so that the benchmark can count.
 */
export class TaskBoard {
  readonly #insert: SQLite.Statement;
  readonly #seqs = new Map<string, number>();

  constructor(folder: string) {
    const database = new SQLite(join(folder, 'peer.db'));
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.exec(`CREATE TABLE task (
      id TEXT PRIMARY KEY, user_id TEXT NOT NULL, title TEXT NOT NULL, priority TEXT NOT NULL, labels TEXT NOT NULL,
      due_date TEXT, completed INTEGER NOT NULL, position TEXT NOT NULL, created_at TEXT NOT NULL)`);
    database.exec('CREATE INDEX task_by_user ON task (user_id, created_at)');
    this.#insert = database.prepare('INSERT INTO task VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  }

  /** Commits a task; answers the message about it. */
  add(user_id: string, op_id: string, { title, priority, labels, due_date }: NewTask): TaskCreated {
    const id = v7();
    const now = new Date().toISOString();
    const seq = (this.#seqs.get(user_id) ?? 0) + 1;
    this.#seqs.set(user_id, seq);
    const position = `a${seq}`;
    const actor: Actor = { kind: 'api', user_id, name: 'Person', client: 'bench' };
    this.#insert.run(id, user_id, title, priority, JSON.stringify(labels), due_date, 0, position, now);
    const own = { id, workspace_id: user_id, user_id, title, priority, labels, due_date, position, seq };
    const stamps = { created_at: now, updated_at: now, created_by: actor, updated_by: actor };
    const task: Task = { ...unset, ...own, ...stamps };
    return { type: 'task_created', task, timestamp: now, workspace_id: user_id, seq, op_id, actor };
  }
}
