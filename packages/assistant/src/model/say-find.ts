import { describeDue, type Intent } from '../language/index.ts';
import { countOf, quoted, SENTENCES } from './english-sentences.ts';
import type { KnownTask } from './known-tasks.ts';

/** How many tasks an answer lists by number. */
export const LISTED = 20;

/** What is needed to speak of people and dates. */
export interface SpeakingContext {
  readonly locale: string;
  readonly members?: readonly { readonly user_id: string; readonly name: string }[];
}

/** The answer to a question about tasks. */
export function sayFind(
  { show, ids, filter }: Extract<Intent, { readonly kind: 'find' }>,
  known: ReadonlyMap<string, KnownTask>,
  context: SpeakingContext,
): string {
  const tasks = ids.flatMap((id) => known.get(id) ?? []);
  const [first] = tasks;
  if (show === 'count') return `${countOf(tasks.length, 'task')}.`;
  if (show === 'next') return first ? `Next: ${line(first, context.locale)}` : SENTENCES.allDone;
  if (!first) return SENTENCES.noTasks;
  const each = (say: (task: KnownTask) => string): string => tasks.slice(0, LISTED).map(say).join('\n');
  if (show === 'when') return each((task) => `${quoted(task.title)} ${dueWords(task, context.locale)}.`);
  if (show === 'who') return each((task) => `${quoted(task.title)} ${ownerWords(task, context)}.`);
  if (show === 'state') return each((task) => `${quoted(task.title)} is ${task.completed ? 'done' : 'open'}.`);
  const heading = filter.overdue ? `${countOf(tasks.length, 'task')} overdue:` : `${countOf(tasks.length, 'task')}:`;
  const lines = tasks.slice(0, LISTED).map((task, index) => `${index + 1}. ${line(task, context.locale)}`);
  const more = tasks.length - lines.length;
  return [heading, ...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

function line(task: KnownTask, locale: string): string {
  const due = describeDue({ due_date: task.due_date, due_time: task.due_time, due_zone: task.due_zone }, locale);
  return due === '' ? task.title : `${task.title}, ${due}`;
}

function dueWords(task: KnownTask, locale: string): string {
  const due = describeDue(task, locale);
  return due === '' ? 'has no due date' : `is due ${due}`;
}

function ownerWords({ assignee_id }: KnownTask, { members = [] }: SpeakingContext): string {
  if (assignee_id === null) return 'is assigned to nobody';
  return `is assigned to ${members.find(({ user_id }) => user_id === assignee_id)?.name ?? 'somebody else'}`;
}
