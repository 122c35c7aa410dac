import type { Task } from '@lockstep/protocol';
import { SearchText, type SearchTextOptions } from './search-text.ts';
import { TaskColumns } from './task-columns.ts';

export interface TaskTableOptions extends SearchTextOptions {
  /** A task's folded title and notes, where they are too long to be kept here. */
  readonly readText: (id: string) => string;
}

/** A workspace's tasks as far as they are searched and sorted by, trash included. */
export class TaskTable {
  readonly columns = new TaskColumns();
  readonly #lines = new Map<string, number>();
  readonly #text: SearchText;
  readonly #readText: (id: string) => string;

  constructor({ readText, ...options }: TaskTableOptions) {
    this.#readText = readText;
    this.#text = new SearchText(options);
  }

  /** Lines, those of tasks that are gone among them. */
  get size(): number {
    return this.columns.size;
  }

  line(id: string): number | undefined {
    return this.#lines.get(id);
  }

  /** Adds a task, or what has become of it; `folded` is its title and notes, folded, a line break between them. */
  put(task: Task, folded: string): void {
    const known = this.#lines.get(task.id);
    if (known !== undefined) this.#text.replace(known, folded);
    const line = known ?? this.#text.append(folded);
    this.#lines.set(task.id, line);
    this.columns.set(line, task, folded);
  }

  remove(id: string): void {
    const line = this.#lines.get(id);
    if (line === undefined) return;
    this.columns.remove(line);
    this.#text.replace(line, '');
    this.#lines.delete(id);
  }

  /**
   * The lines of which title and notes contain all of these words, which are folded. Texts that are not kept here are
   * read only where the line fits.
   */
  search(words: readonly string[], fits: (line: number) => boolean): Int32Array {
    const { ids } = this.columns;
    const lines: number[] = [];
    this.#text.search({
      words,
      fits,
      found: (line) => lines.push(line),
      read: (line) => this.#readText(ids[line] ?? ''),
    });
    return Int32Array.from(lines);
  }
}
