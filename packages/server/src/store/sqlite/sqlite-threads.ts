import type SQLite from 'better-sqlite3';
import type { ChatThread, ThreadStore } from '../store.ts';
import { flushedCommit } from './flushed-commit.ts';

function prepare(database: SQLite.Database) {
  const columns = 'id, title, turn_id, created_at, updated_at';
  return {
    list: database.prepare<unknown[], ChatThread>(
      `SELECT ${columns} FROM chat_thread WHERE user_id = ? ORDER BY updated_at DESC, id DESC LIMIT 500`,
    ),
    find: database.prepare<unknown[], ChatThread>(`SELECT ${columns} FROM chat_thread WHERE user_id = ? AND id = ?`),
    messages: database.prepare<unknown[], { body: string }>(
      'SELECT body FROM chat_message WHERE user_id = ? AND thread_id = ? ORDER BY ordinal',
    ),
    saveThread: database.prepare(
      `INSERT INTO chat_thread (user_id, ${columns}) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET title = excluded.title, turn_id = excluded.turn_id, updated_at = excluded.updated_at`,
    ),
    saveMessage: database.prepare(
      `INSERT INTO chat_message (user_id, thread_id, ordinal, body) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET body = excluded.body WHERE body <> excluded.body`,
    ),
    remove: database.prepare('DELETE FROM chat_thread WHERE user_id = ? AND id = ?'),
  };
}

/** Conversations in the embedded database. */
export class SqliteThreads implements ThreadStore {
  readonly #database: SQLite.Database;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #saveAll: (user_id: string, thread: ChatThread, messages: readonly string[]) => void;

  /** On the writer's connection, migrated. */
  constructor(database: SQLite.Database) {
    const statements = prepare(database);
    this.#database = database;
    this.#statements = statements;
    this.#saveAll = database.transaction((user_id: string, thread: ChatThread, messages: readonly string[]) => {
      const { id, title, turn_id, created_at, updated_at } = thread;
      statements.saveThread.run(user_id, id, title, turn_id, created_at, updated_at);
      messages.forEach((body, ordinal) => statements.saveMessage.run(user_id, id, ordinal, body));
    });
  }

  async list(user_id: string): Promise<readonly ChatThread[]> {
    return this.#statements.list.all(user_id);
  }

  async find(user_id: string, id: string): Promise<ChatThread | undefined> {
    return this.#statements.find.get(user_id, id);
  }

  async messages(user_id: string, id: string): Promise<readonly string[]> {
    return this.#statements.messages.all(user_id, id).map((row) => row.body);
  }

  async save(user_id: string, thread: ChatThread, messages: readonly string[]): Promise<void> {
    flushedCommit(this.#database, () => this.#saveAll(user_id, thread, messages));
  }

  async remove(user_id: string, id: string): Promise<boolean> {
    return flushedCommit(this.#database, () => this.#statements.remove.run(user_id, id)).changes > 0;
  }
}
