import type SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { foreignVersion } from '../store/sqlite/foreign-version.ts';
import { flushed, flushedCommit } from '../store/sqlite/flushed-commit.ts';
import type { AccountsDatabase, AccountsSchema, Compilable } from '../auth/accounts-database.ts';

/** Asks once for all that is asked within a turn of the event loop: each asking takes and gives back a lock on the file. */
function oncePerTurn(ask: () => number): () => number {
  let known: number | undefined;
  const forget = (): void => {
    known = undefined;
  };
  return () => {
    if (known === undefined) {
      known = ask();
      setImmediate(forget);
    }
    return known;
  };
}

/** Accounts on the connection that the log's writer uses; whoever opened it closes it. */
export function accountsOnSqlite(connection: SQLite.Database): AccountsDatabase {
  return {
    kysely: new Kysely<AccountsSchema>({ dialect: new SqliteDialect({ database: flushed(connection) }) }),
    atomically: async (writes) => {
      flushedCommit(connection, () =>
        connection
          .transaction(() => {
            for (const { sql, parameters } of writes) connection.prepare(sql).run(...parameters);
          })
          .immediate(),
      );
    },
    keep: <Row>(query: Compilable<Row>) => {
      const statement = connection.prepare<string[], Row>(query.compile().sql);
      return (...parameters) => statement.get(...parameters);
    },
    foreignVersion: oncePerTurn(foreignVersion(connection)),
  };
}
