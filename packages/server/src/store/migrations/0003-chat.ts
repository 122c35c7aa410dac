import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `CREATE TABLE chat_thread (
     user_id TEXT NOT NULL,
     id TEXT NOT NULL,
     title TEXT NOT NULL,
     turn_id TEXT NOT NULL,
     created_at TEXT NOT NULL,
     updated_at TEXT NOT NULL,
     PRIMARY KEY (user_id, id)
   ) WITHOUT ROWID`,
  `CREATE INDEX chat_thread_by_use ON chat_thread (user_id, updated_at)`,
  `CREATE TABLE chat_message (
     user_id TEXT NOT NULL,
     thread_id TEXT NOT NULL,
     ordinal INTEGER NOT NULL,
     body TEXT NOT NULL,
     PRIMARY KEY (user_id, thread_id, ordinal),
     FOREIGN KEY (user_id, thread_id) REFERENCES chat_thread (user_id, id) ON DELETE CASCADE
   )`,
];

/** Conversations with the assistant: private to a person, in the order in which they were said. */
export const chat: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
