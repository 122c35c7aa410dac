import type SQLite from 'better-sqlite3';
import type { Candidate, Task } from '@lockstep/protocol';
import { foldText } from '@lockstep/core';
import { findPage } from '../finding/find-page.ts';
import { idsTitled } from '../finding/ids-titled.ts';
import { openCounts } from '../finding/open-counts.ts';
import type { OpenCounts, TaskCriteria, TaskPage } from '../store.ts';
import { type FindStatements, prepareFindStatements } from './find-statements.ts';
import { parseTask } from './record-row.ts';
import { type Question, WorkspaceTable } from './workspace-table.ts';

export interface TaskFinderOptions {
  readonly database: SQLite.Database;
  /** Lets others have their turn between two slices of a long reading. */
  readonly pause: () => Promise<void>;
  /** So many tasks are kept ready to be searched, of the workspaces asked for last. */
  readonly maxTasks: number;
  /** See `SearchTextOptions`; of each workspace. */
  readonly textCapacity: number;
}

/** What a workspace takes however few tasks it has, in tasks. */
const tasksAWorkspace = 100;

/**
 * Searches workspaces in tables kept in memory (decision 0013): each is read when it is first asked for, follows the log
 * whenever it is asked for again, and is dropped when others have been asked for more lately.
 */
export class TaskFinder {
  readonly #options: TaskFinderOptions;
  readonly #statements: FindStatements;
  /** In the order in which they were asked for. */
  readonly #tables = new Map<string, WorkspaceTable>();

  constructor(options: TaskFinderOptions) {
    this.#options = options;
    this.#statements = prepareFindStatements(options.database);
  }

  /** A page of tasks in the order asked for, and where the next one starts. */
  find(criteria: TaskCriteria): Promise<TaskPage> {
    const { workspace_id } = criteria;
    return this.#ask(workspace_id, (table, seq) => {
      const { ids, ...found } = findPage(table, criteria);
      return { ...found, seq, tasks: ids.map((id) => this.#task(workspace_id, id)) };
    });
  }

  /** Counts of what is open. */
  openCounts(workspace_id: string): Promise<OpenCounts> {
    return this.#ask(workspace_id, openCounts);
  }

  /** Open tasks with exactly this title, case and diacritics aside. */
  titled(workspace_id: string, title: string): Promise<readonly Candidate[]> {
    const wanted = foldText(title.trim());
    return this.#ask(workspace_id, (table) =>
      idsTitled(table, wanted)
        .map((id) => ({ id, name: this.#task(workspace_id, id).title }))
        .filter(({ name }) => foldText(name) === wanted),
    );
  }

  async #ask<Answer>(workspace_id: string, question: Question<Answer>): Promise<Answer> {
    const known = this.#tables.get(workspace_id);
    const table = known ?? this.#newTable(workspace_id);
    const before = known?.size;
    this.#tables.delete(workspace_id);
    this.#tables.set(workspace_id, table);
    const answer = await table.ask(question);
    if (table.size !== before) this.#dropOthers(workspace_id);
    return answer;
  }

  #newTable(workspace_id: string): WorkspaceTable {
    const { database, pause, textCapacity } = this.#options;
    return new WorkspaceTable({
      workspace_id,
      statements: this.#statements,
      path: database.name,
      textCapacity,
      pause,
    });
  }

  #dropOthers(asked: string): void {
    const sizes = [...this.#tables].map(([id, { size }]) => [id, size + tasksAWorkspace] as const);
    let tasks = sizes.reduce((sum, [, size]) => sum + size, 0);
    for (const [id, size] of sizes) {
      if (tasks <= this.#options.maxTasks) return;
      if (id === asked) continue;
      this.#tables.delete(id);
      tasks -= size;
    }
  }

  #task(workspace_id: string, id: string): Task {
    const row = this.#statements.body.get(workspace_id, id);
    if (row === undefined) throw new Error(`Task ${id} is gone, and the log does not tell of it.`);
    return parseTask(row.body);
  }
}
