import type { Task } from '@lockstep/protocol';

/** Which tasks, and in which order. */
export interface TaskQuery {
  matches(task: Task): boolean;
  compare(a: Task, b: Task): number;
  readonly limit: number | undefined;
}

/** What a list is made from. */
export interface TaskSource {
  /** Grows with every change. */
  readonly version: number;
  tasks(): Iterable<Task>;
  task(id: string): Task | undefined;
  /** Ids of the tasks changed after a version; undefined if that is too long ago to tell. */
  changedSince(version: number): ReadonlySet<string> | undefined;
}

function insertionPoint(sorted: readonly Task[], task: Task, query: TaskQuery): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = sorted[middle];
    if (other !== undefined && query.compare(other, task) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The tasks of a filter, kept up with what changed instead of found anew: one change of 10,000 tasks costs one look at
 * one task. The list keeps its identity until one of its tasks, or their order, differs.
 */
export class LiveTasks {
  readonly #source: TaskSource;
  readonly #query: TaskQuery;
  #version = -1;
  #sorted: readonly Task[] = [];
  #shown: readonly Task[];

  /** `before`: what was shown in this list's place until now. */
  constructor(source: TaskSource, query: TaskQuery, before: readonly Task[] = []) {
    this.#source = source;
    this.#query = query;
    this.#shown = before;
  }

  /** The list as of now. */
  current(): readonly Task[] {
    const { version } = this.#source;
    if (version === this.#version) return this.#shown;
    const changed = this.#version < 0 ? undefined : this.#source.changedSince(this.#version);
    this.#version = version;
    this.#show(changed === undefined ? this.#find() : this.#patch(changed));
    return this.#shown;
  }

  #find(): readonly Task[] {
    const found: Task[] = [];
    for (const task of this.#source.tasks()) if (this.#query.matches(task)) found.push(task);
    return found.toSorted((a, b) => this.#query.compare(a, b));
  }

  #patch(changed: ReadonlySet<string>): readonly Task[] {
    const kept = this.#sorted.filter((task) => !changed.has(task.id));
    const arrived = [...changed]
      .flatMap((id) => this.#source.task(id) ?? [])
      .filter((task) => this.#query.matches(task));
    if (arrived.length === 0) return kept.length === this.#sorted.length ? this.#sorted : kept;
    if (arrived.length > 100) return [...kept, ...arrived].toSorted((a, b) => this.#query.compare(a, b));
    for (const task of arrived) kept.splice(insertionPoint(kept, task, this.#query), 0, task);
    return kept;
  }

  #show(sorted: readonly Task[]): void {
    this.#sorted = sorted;
    const shown = this.#query.limit === undefined ? sorted : sorted.slice(0, this.#query.limit);
    const same = shown.length === this.#shown.length && shown.every((task, index) => task === this.#shown[index]);
    if (!same) this.#shown = shown;
  }
}
