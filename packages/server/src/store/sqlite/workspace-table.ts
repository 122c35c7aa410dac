import { TaskTable, type TaskTableOptions } from '../finding/task-table.ts';
import {
  type FindStatements,
  prepareFindStatements,
  rowidsASlice,
  rowsASlice,
  type SearchedRow,
} from './find-statements.ts';
import { openReader } from './open-database.ts';
import { parseTask } from './record-row.ts';

export interface WorkspaceTableOptions {
  readonly workspace_id: string;
  readonly statements: FindStatements;
  /** The database's file. */
  readonly path: string;
  /** See `SearchTextOptions`. */
  readonly textCapacity: number;
  /** Lets others have their turn between two slices of a long reading. */
  readonly pause: () => Promise<void>;
}

/** A question about a table as it was when the head was `seq`. */
export type Question<Answer> = (table: TaskTable, seq: number) => Answer;

/**
 * What is searched of one workspace: read once, from one read transaction, and from then on brought up to date from the log,
 * by seq, whenever it is asked. So it is a replica like any other, and writers do nothing for it.
 */
export class WorkspaceTable {
  readonly #options: WorkspaceTableOptions;
  #table: TaskTable;
  /** All changes up to here are in the table; undefined until it has been read. */
  #seq: number | undefined;
  #reading: Promise<void> | undefined;

  constructor(options: WorkspaceTableOptions) {
    this.#options = options;
    this.#table = this.#newTable();
  }

  /** How many tasks there are, as of the last question. */
  get size(): number {
    return this.#table.size;
  }

  /** Asks once the table is as the database is; the question is asked in the same turn. */
  async ask<Answer>(question: Question<Answer>): Promise<Answer> {
    for (;;) {
      const seq = this.#advance();
      if (seq !== undefined) return question(this.#table, seq);
      await (this.#reading ?? this.#options.pause());
    }
  }

  /** Takes a slice of what is missing; answers the head once nothing is. */
  #advance(): number | undefined {
    const { statements, workspace_id } = this.#options;
    const { head, floor } = statements.extent.get(workspace_id) ?? { head: 0, floor: 0 };
    if (this.#seq === undefined || this.#seq < floor) {
      if (head > rowsASlice) {
        this.#reading ??= this.#readBeside().finally(() => (this.#reading = undefined));
        return undefined;
      }
      // There are no more tasks than there were changes.
      this.#replace(head, statements.all.all(workspace_id));
    }
    this.#follow(head);
    return this.#seq === head ? head : undefined;
  }

  #newTable(): TaskTable {
    const { statements, textCapacity, workspace_id } = this.#options;
    const options: TaskTableOptions = {
      capacity: textCapacity,
      readText: (id) => statements.task.get(workspace_id, id)?.folded ?? '',
    };
    return new TaskTable(options);
  }

  #replace(seq: number, rows: Iterable<SearchedRow>): void {
    this.#table = this.#newTable();
    for (const { body, folded } of rows) this.#table.put(parseTask(body), folded);
    this.#seq = seq;
  }

  /** Reads everything beside the event loop's other work, as of one moment. */
  async #readBeside(): Promise<void> {
    const { pause, path, workspace_id } = this.#options;
    const reader = openReader(path);
    try {
      reader.exec('BEGIN');
      const { extent, rowids, row } = prepareFindStatements(reader);
      const head = extent.get(workspace_id)?.head ?? 0;
      const found: number[] = [];
      for (const { rowid } of rowids.iterate(workspace_id)) {
        found.push(rowid);
        if (found.length % rowidsASlice === 0) await pause();
      }
      const table = this.#newTable();
      // In the order in which they lie on the disk, neighbours are read together.
      for (const rowid of Float64Array.from(found).toSorted()) {
        const each = row.get(rowid);
        if (each !== undefined) table.put(parseTask(each.body), each.folded);
        if (table.size % rowsASlice === 0) await pause();
      }
      this.#table = table;
      this.#seq = head;
    } finally {
      reader.close();
    }
  }

  /** Takes a slice of the changes since. */
  #follow(head: number): void {
    const { statements, workspace_id } = this.#options;
    if (this.#seq === undefined || this.#seq === head) return;
    const changes = statements.changed.all(workspace_id, this.#seq);
    for (const id of new Set(changes.map(({ entity_id }) => entity_id))) {
      const row = statements.task.get(workspace_id, id);
      if (row === undefined) this.#table.remove(id);
      else this.#table.put(parseTask(row.body), row.folded);
    }
    this.#seq = changes.length < rowsASlice ? head : (changes.at(-1)?.seq ?? head);
  }
}
