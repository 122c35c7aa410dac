import type SQLite from 'better-sqlite3';
import { LockstepError, type Task } from '@lockstep/protocol';
import type { TaskCriteria } from '../store.ts';
import { parseTask } from './record-row.ts';
import { decodeCursor, encodeCursor, lowerCaseFunction, taskQuery } from './task-query.ts';

interface FoundRow {
  readonly body: string;
  readonly id: string;
  readonly key: string;
}

const keptStatements = 200;

/** Runs searches; statements of the same shape are prepared once. */
export class TaskFinder {
  readonly #database: SQLite.Database;
  readonly #statements = new Map<string, SQLite.Statement<unknown[], FoundRow>>();

  constructor(database: SQLite.Database) {
    this.#database = database;
    database.function(lowerCaseFunction, { deterministic: true }, (text) => String(text).toLowerCase());
  }

  /** A page of tasks in the order asked for, and where the next one starts. */
  find(criteria: TaskCriteria): { tasks: Task[]; next_cursor: string | null } {
    let after = criteria.cursor === undefined ? undefined : this.#startOf(criteria.cursor);
    const tasks: Task[] = [];
    for (;;) {
      const rows = this.#rows(criteria, after);
      for (const row of rows) {
        const task = parseTask(row.body);
        if (criteria.accept !== undefined && !criteria.accept(task)) continue;
        if (tasks.length === criteria.limit)
          return { tasks, next_cursor: after === undefined ? null : encodeCursor(after) };
        tasks.push(task);
        after = { key: row.key, id: row.id };
      }
      const lastRow = rows.at(-1);
      if (lastRow === undefined || rows.length <= criteria.limit) return { tasks, next_cursor: null };
      after = { key: lastRow.key, id: lastRow.id };
    }
  }

  #startOf(cursor: string): { key: string; id: string } {
    const start = decodeCursor(cursor);
    if (start !== undefined) return start;
    const message = 'must be the next_cursor of an earlier page';
    throw new LockstepError('VALIDATION_FAILED', `cursor: ${message}`, { errors: [{ path: 'cursor', message }] });
  }

  #rows(criteria: TaskCriteria, after: { key: string; id: string } | undefined): FoundRow[] {
    // One row more than asked for tells whether there is a next page.
    const query = taskQuery(criteria, after, criteria.limit + 1);
    let statement = this.#statements.get(query.sql);
    if (statement === undefined) {
      if (this.#statements.size >= keptStatements) this.#statements.clear();
      statement = this.#database.prepare<unknown[], FoundRow>(query.sql);
      this.#statements.set(query.sql, statement);
    }
    return statement.all(...query.parameters);
  }
}
