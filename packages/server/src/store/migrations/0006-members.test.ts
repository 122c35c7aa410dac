import { memberSchema, workspaceRecordSchema } from '@lockstep/protocol';
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { migrations } from './migrations.ts';

const at = '2026-11-22T10:00:00.000Z';
const [user_id, workspace_id] = ['01920000-0000-7000-8000-0000000000a1', '01920000-0000-7000-8000-0000000000a2'];

test('C8: workspaces and members that were there before become records as the log tells them', async () => {
  const connection = new SQLite(':memory:');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  expect((await migrator.migrateTo('0005-trash')).error).toBeUndefined();
  connection.exec(`
    INSERT INTO "user" (id, name, email, time_zone, created_at, updated_at)
      VALUES ('${user_id}', 'Ana “A”', 'ana@example.org', 'UTC', '${at}', '${at}');
    INSERT INTO workspace (id, name, kind, created_at) VALUES ('${workspace_id}', 'Personal', 'personal', '${at}');
    INSERT INTO member VALUES ('${workspace_id}', '${user_id}', 'owner', '${at}');`);
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  const read = (table: string): unknown =>
    JSON.parse(connection.prepare<[], string>(`SELECT body FROM ${table}`).pluck().get() ?? '');
  const [member, workspace] = [read('member'), read('workspace')];
  expect(JSON.stringify(memberSchema.parse(member))).toBe(JSON.stringify(member));
  expect(JSON.stringify(workspaceRecordSchema.parse(workspace))).toBe(JSON.stringify(workspace));
  expect(member).toMatchObject({ name: 'Ana “A”', role: 'owner', seq: 0, deleted_at: null });
  await db.destroy();
});
