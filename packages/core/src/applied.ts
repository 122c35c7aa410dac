import type { Member, Project, Task, WorkspaceRecord } from '@lockstep/protocol';
import type { Change } from './state/change.ts';

/** The records as they are once the changes bear their seq. */
export interface Records {
  task(id: string): Task;
  project(id: string): Project;
  workspace(id: string): WorkspaceRecord;
  member(id: string): Member;
}

/**
 * What `applyOperation(view, name, parsedInput, context)` returns: the changes in the order in which they enter the log
 * (none where nothing changed), and the answer, which can only be worded once they are stamped: the item's result for a
 * single item, `{items: [result | {error: Problem}]}` for a list (an `error` only with `on_error: "skip"`).
 */
export interface Applied {
  readonly changes: readonly Change[];
  answer(records: Records): Record<string, unknown>;
}
