import type { LanguageTask, Priority, QuickAddContext } from '../context.ts';
import type { QuickAdd } from '../parse-quick-add.ts';
import type { Problem } from '../problem.ts';
import type { RecurrenceValue } from '../recurrence/settle-recurrence.ts';
import type { TaskFilter } from './task-filter.ts';

/** The tasks an intent is about, already resolved; never empty. */
export interface Target {
  readonly ids: readonly string[];
  readonly by: 'title' | 'filter' | 'dialogue';
  /** The filter that chose them, for wording and for asking again. */
  readonly filter?: TaskFilter;
}

/** Fields that can be emptied by words. */
export type ClearableField =
  | 'due_date'
  | 'due_time'
  | 'priority'
  | 'labels'
  | 'notes'
  | 'assignee'
  | 'recurrence'
  | 'project';

/** A change of fields. */
export interface TaskChange {
  readonly title?: string;
  readonly priority?: Priority;
  readonly add_labels?: readonly string[];
  readonly remove_labels?: readonly string[];
  /** A line to add to the notes. */
  readonly add_note?: string;
  readonly assignee?: { readonly user_id: string; readonly name: string };
  readonly recurrence?: RecurrenceValue;
  /** First occurrence, for tasks that had no date before they began to repeat. */
  readonly first_date?: string;
  readonly clear?: readonly ClearableField[];
}

/** A task's new date. A time that is absent stays as it is; `null` is taken away. */
export interface NewDate {
  readonly id: string;
  readonly due_date: string;
  readonly due_time?: string | null;
  readonly due_zone?: string | null;
}

/** How an answer is shown. */
export type Show = 'list' | 'count' | 'when' | 'who' | 'next' | 'state';

/** Why something cannot be done; the words name it. */
export type Refusal =
  | 'impossible_date'
  | 'no_date'
  | 'not_repeating'
  | 'unknown_person'
  | 'unknown_project'
  | 'unknown_zone'
  | 'unsupported_recurrence'
  | 'nothing_matches'
  | 'nothing_listed'
  | 'project_exists'
  | 'project_elsewhere'
  | 'not_found';

/** What a person wants. Targets are resolved: nothing is left to guess. */
export type Intent =
  | { readonly kind: 'add'; readonly tasks: readonly QuickAdd[]; readonly parent_id?: string }
  | { readonly kind: 'complete' | 'reopen' | 'delete' | 'restore' | 'skip'; readonly target: Target }
  | { readonly kind: 'update'; readonly target: Target; readonly change: TaskChange }
  | {
      readonly kind: 'reschedule';
      readonly target: Target;
      readonly items: readonly NewDate[];
      readonly problems: readonly Problem[];
    }
  | {
      readonly kind: 'move';
      readonly target: Target;
      readonly project: { readonly id: string | null; readonly name: string };
    }
  | { readonly kind: 'add_project'; readonly name: string }
  | { readonly kind: 'undo'; readonly count: number; readonly of: 'last' | 'assistant' }
  | { readonly kind: 'redo'; readonly count: number }
  | { readonly kind: 'find'; readonly filter: TaskFilter; readonly show: Show; readonly ids: readonly string[] }
  | { readonly kind: 'changes'; readonly by: 'assistant' | 'anyone'; readonly from?: string }
  | { readonly kind: 'set_time_zone'; readonly zone: string }
  | { readonly kind: 'help' | 'identity' | 'thanks' | 'greeting' | 'yes' | 'no' | 'nothing' }
  | { readonly kind: 'choose'; readonly numbers: readonly number[] }
  | { readonly kind: 'plan'; readonly text: string }
  | { readonly kind: 'refuse'; readonly reason: Refusal; readonly text: string }
  | { readonly kind: 'unknown'; readonly text: string };

/** What is asked back. */
export type QuestionKind =
  | 'which_task'
  | 'did_you_mean'
  | 'confirm_statement'
  | 'confirm_past'
  | 'confirm_rename'
  | 'one_or_several'
  | 'confirm_many'
  | 'offer_add'
  | 'confirm_add'
  | 'offer_reopen'
  | 'project_or_task'
  | 'create_project'
  | 'what_project'
  | 'what_title'
  | 'what_target'
  | 'what_date';

/** An answer on offer; choosing it means these intents. */
export interface Option {
  readonly label: string;
  readonly task_id?: string;
  readonly intents: readonly Intent[];
}

/** A question to the person. Plain data, so that it survives between turns. */
export interface Question {
  readonly kind: QuestionKind;
  /** The words that raised it. */
  readonly about: string;
  /** Offered by number; a question with one option takes yes and no as well. */
  readonly options: readonly Option[];
  /** How many more there would be. */
  readonly more?: number;
  /** For an open answer: the utterance to read with the answer in place of `{}`. */
  readonly resume?: string;
  /** Words of the same sentence that wait for the answer. */
  readonly rest?: string;
}

/** What was said and shown before. */
export interface Dialogue {
  /** Ids in the order in which they were last listed with numbers. */
  readonly listed: readonly string[];
  /** Ids that were last written or spoken of, for "it" and "them". */
  readonly touched: readonly string[];
  readonly question?: Question;
}

/** What the chat knows: the names, every task that may be meant, and what was said before. */
export interface LanguageContext extends QuickAddContext {
  readonly tasks: readonly LanguageTask[];
  readonly dialogue?: Dialogue;
}
