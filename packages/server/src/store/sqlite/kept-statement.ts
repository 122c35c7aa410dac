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

/**
 * Hides the arguments of a statement with an ORDER BY from the planner: SQLite would plan it anew for every value bound
 * to a plain parameter (measured: 6 to 40 µs a run instead of 1). A bound LIMIT has
 * the same effect.
 */
function hideArguments(statement: string): string {
  return statement.includes(' order by ') ? statement.replaceAll('?', '(SELECT ?)') : statement;
}

/** Prepares a query whose parameters are all slots. */
export function keep<Row = unknown>(database: SQLite.Database, query: Compilable): SQLite.Statement<unknown[], Row> {
  return database.prepare<unknown[], Row>(hideArguments(query.compile().sql));
}
