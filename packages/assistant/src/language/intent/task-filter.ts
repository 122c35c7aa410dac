import { Temporal } from 'temporal-polyfill';
import type { LanguageTask, Priority } from '../context.ts';
import type { DateEnvironment } from '../date/date-rule.ts';
import { fold } from '../find-people.ts';

/** Which tasks; fields are named as in the contract's find. */
export interface TaskFilter {
  readonly status: 'open' | 'done' | 'trashed' | 'all';
  readonly query?: string;
  /** A project's id, or `inbox`. */
  readonly project?: string;
  readonly labels?: readonly string[];
  readonly priority?: Priority;
  readonly assignee?: string;
  readonly overdue?: boolean;
  readonly due_from?: string;
  readonly due_to?: string;
  readonly completed_from?: string;
  readonly completed_to?: string;
  /** Only tasks without a date. */
  readonly undated?: boolean;
  readonly repeating?: boolean;
}

/** The day a task is due for the asker: timed tasks by their instant, all-day ones as written. */
export function dueDay(task: LanguageTask, zone: string): string | null {
  if (!task.due_date || !task.due_time || !task.due_zone || task.due_zone === zone) return task.due_date;
  return dueInstant(task, zone)?.toZonedDateTimeISO(zone).toPlainDate().toString() ?? null;
}

function dueInstant({ due_date, due_time, due_zone }: LanguageTask, zone: string): Temporal.Instant | undefined {
  if (!due_date || !due_time) return undefined;
  return Temporal.PlainDate.from(due_date)
    .toZonedDateTime({ timeZone: due_zone ?? zone, plainTime: Temporal.PlainTime.from(due_time) })
    .toInstant();
}

/** Open and past its day, or past its time where it has one. */
function isOverdue(task: LanguageTask, { zone, instant, today }: DateEnvironment): boolean {
  if (task.completed || task.deleted_at || !task.due_date) return false;
  const due = dueInstant(task, zone);
  return due ? Temporal.Instant.compare(due, instant) < 0 : task.due_date < today.toString();
}

/** The tasks that a filter chooses, in the order given. */
export function filterTasks(
  tasks: readonly LanguageTask[],
  filter: TaskFilter,
  environment: DateEnvironment,
): readonly LanguageTask[] {
  return tasks.filter((task) => matchesFilter(task, filter, environment));
}

function matchesFilter(task: LanguageTask, filter: TaskFilter, environment: DateEnvironment): boolean {
  return (
    hasStatus(task, filter.status) &&
    hasPlace(task, filter) &&
    hasWords(task, filter.query) &&
    isDueWithin(task, filter, environment) &&
    isCompletedWithin(task, filter, environment)
  );
}

function hasStatus(task: LanguageTask, status: TaskFilter['status']): boolean {
  if (status === 'trashed') return task.deleted_at !== null;
  if (task.deleted_at !== null) return false;
  return status === 'all' || task.completed === (status === 'done');
}

function hasPlace(task: LanguageTask, filter: TaskFilter): boolean {
  const { project, labels, priority, assignee, repeating } = filter;
  if (project !== undefined && task.project_id !== (project === 'inbox' ? null : project)) return false;
  if (labels && !labels.every((label) => task.labels.some((own) => fold(own) === fold(label)))) return false;
  if (priority !== undefined && task.priority !== priority) return false;
  if (repeating !== undefined && (task.recurrence !== null) !== repeating) return false;
  return assignee === undefined || task.assignee_id === assignee;
}

function hasWords(task: LanguageTask, query: string | undefined): boolean {
  if (query === undefined) return true;
  const title = fold(task.title);
  return fold(query)
    .split(/\s+/u)
    .every((word) => title.includes(word));
}

function isDueWithin(task: LanguageTask, filter: TaskFilter, environment: DateEnvironment): boolean {
  if (filter.overdue && !isOverdue(task, environment)) return false;
  if (filter.undated && task.due_date !== null) return false;
  if (filter.due_from === undefined && filter.due_to === undefined) return true;
  const day = dueDay(task, environment.zone);
  return day !== null && day >= (filter.due_from ?? '') && day <= (filter.due_to ?? '9999');
}

function isCompletedWithin(task: LanguageTask, filter: TaskFilter, { zone }: DateEnvironment): boolean {
  if (filter.completed_from === undefined && filter.completed_to === undefined) return true;
  if (!task.completed_at) return false;
  const day = Temporal.Instant.from(task.completed_at).toZonedDateTimeISO(zone).toPlainDate().toString();
  return day >= (filter.completed_from ?? '') && day <= (filter.completed_to ?? '9999');
}
