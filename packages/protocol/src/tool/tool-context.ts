import type { RecurrenceInput } from '../entity/recurrence.ts';

/** What words said of a due date: a calendar date, with a time of day and a zone where they said so. */
export interface DateInWords {
  readonly due_date: string;
  readonly due_time?: string;
  readonly due_zone?: string;
}

/** Why words were not understood, as a sentence for whoever wrote them. */
export interface NotUnderstood {
  readonly problem: string;
}

/** What a door lends the tools: they know no language and keep no memory of their own. */
export interface ToolContext {
  /** Understands "tomorrow 5pm" in the asker's zone. */
  parseDate(text: string): DateInWords | NotUnderstood;
  /** Understands "every other friday"; RRULEs are read without it. */
  parseRecurrence(text: string): RecurrenceInput | NotUnderstood;
  /**
   * The seq of a task as the run at hand last read it, to fill `if_seq` with (X2). Absent where the door keeps no such
   * memory: then `if_seq` must be given to change a title or notes.
   */
  lastRead?(task_id: string): number | undefined;
}

/** A tool's context once the names its call mentions are ids. */
export interface PlanContext extends ToolContext {
  /** The id of a task named by its id or, where `planTool` has looked it up, by its title. */
  taskId(reference: string): string;
  /** The same for a project. */
  projectId(reference: string): string;
}
