import type { Temporal } from 'temporal-polyfill';

/** The five steps of a task's priority, lowest first. */
export type Priority = 'none' | 'low' | 'medium' | 'high' | 'urgent';

/** What is needed to read words: the asker's instant, zone and locale. Nothing here is read from the environment. */
export interface MomentContext {
  readonly now: Temporal.Instant;
  /** IANA zone of the asker, e.g. `Europe/Berlin`. */
  readonly zone: string;
  /** BCP 47 locale of the asker: decides the order of `1/2`, the week's first day and how dates are spelled out. */
  readonly locale: string;
  /** First day of the week, 1 Monday to 7 Sunday. Taken from the locale when absent. */
  readonly weekStart?: number;
}

/** A project as far as the language needs it. */
export interface LanguageProject {
  readonly id: string;
  readonly name: string;
}

/** A member as far as the language needs it. */
export interface LanguageMember {
  readonly user_id: string;
  readonly name: string;
  readonly email?: string;
}

/** A task as far as the language needs it: a subset of the contract's task. */
export interface LanguageTask {
  readonly id: string;
  readonly title: string;
  readonly completed: boolean;
  readonly completed_at: string | null;
  readonly deleted_at: string | null;
  readonly due_date: string | null;
  readonly due_time: string | null;
  readonly due_zone?: string | null;
  readonly project_id: string | null;
  readonly parent_id?: string | null;
  readonly labels: readonly string[];
  readonly priority: Priority;
  readonly assignee_id: string | null;
  readonly recurrence: { readonly rrule: string; readonly anchor: 'due' | 'completion' } | null;
}

/** What quick add knows: the moment, and the names it may recognise. */
export interface QuickAddContext extends MomentContext {
  readonly projects?: readonly LanguageProject[];
  readonly members?: readonly LanguageMember[];
  /** The asker, for `@me`. */
  readonly userId?: string;
  /** Ranges of the text that the user took back as "not a date, not a project": they stay in the title. */
  readonly ignored?: readonly TextRange[];
}

/** A half-open range of UTF-16 offsets in the text as typed. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}
