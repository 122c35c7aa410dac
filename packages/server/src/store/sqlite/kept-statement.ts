import type SQLite from 'better-sqlite3';
import {
  type CompiledQuery,
  Kysely,
  SqliteAdapter,
  DummyDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { LockstepSchema } from '../schema.ts';

/** Builds queries, never runs them: its SQL is compiled once and kept as a prepared statement. */
export const queries = new Kysely<LockstepSchema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/**
 * Stands in a query for an argument that comes with each run, in order of appearance. The compiler only counts
 * parameters: what stands in for them here never reaches the database, so it may stand where any type is wanted.
 */
export const slot = '?' as never;

/** A slot for each of these columns, in their order. */
export function slotsFor<Column extends string>(columns: readonly Column[]): Record<Column, never> {
  return Object.fromEntries(columns.map((column) => [column, slot])) as Record<Column, never>;
}

interface Compilable {
  compile(): CompiledQuery;
}

/** Prepares a query whose parameters are all slots. */
export function keep<Row = unknown>(database: SQLite.Database, query: Compilable): SQLite.Statement<unknown[], Row> {
  return database.prepare<unknown[], Row>(query.compile().sql);
}
