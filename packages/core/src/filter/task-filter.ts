import type { Priority } from '@lockstep/protocol';

/** Which tasks, in the words of `task.find` with every reference resolved to an id. Absent parts do not narrow. */
export interface TaskFilter {
  /** Open unless said otherwise; `all` is open and done, without the trash. */
  readonly status?: 'open' | 'done' | 'trashed' | 'all' | undefined;
  /** Words that must all be in the title or the notes, case and diacritics aside. */
  readonly query?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  /** An id, or `inbox` for tasks without a project. */
  readonly project?: string | undefined;
  readonly parent?: string | undefined;
  readonly assignee?: string | undefined;
  /** The task bears all of them, case aside. */
  readonly labels?: readonly string[] | undefined;
  readonly priority?: Priority | undefined;
  /** The task's own dates, inclusive; a task without one falls outside. */
  readonly due_from?: string | undefined;
  readonly due_to?: string | undefined;
  /** Days in the asker's zone, inclusive. */
  readonly completed_from?: string | undefined;
  readonly completed_to?: string | undefined;
  /** True narrows to what is overdue; false and absent do not narrow. */
  readonly overdue?: boolean | undefined;
}
