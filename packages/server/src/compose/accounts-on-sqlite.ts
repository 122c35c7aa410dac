import type SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { AccountsDatabase, AccountsSchema, Compilable } from '../auth/accounts-database.ts';

/** Accounts on the connection that the log's writer uses; whoever opened it closes it. */
export function accountsOnSqlite(connection: SQLite.Database): AccountsDatabase {
  const dataVersion = connection.prepare<[], number>('PRAGMA data_version').pluck();
  return {
    kysely: new Kysely<AccountsSchema>({ dialect: new SqliteDialect({ database: connection }) }),
    atomically: async (writes) => {
      connection
        .transaction(() => {
          for (const { sql, parameters } of writes) connection.prepare(sql).run(...parameters);
        })
        .immediate();
    },
    keep: <Row>(query: Compilable<Row>) => {
      const statement = connection.prepare<string[], Row>(query.compile().sql);
      return (...parameters) => statement.get(...parameters);
    },
    // SQLite counts what other connections have committed, and only that.
    foreignVersion: () => dataVersion.get() ?? 0,
  };
}
