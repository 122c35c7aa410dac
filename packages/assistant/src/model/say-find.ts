import { describeDue, type Intent, type MomentContext, spellMoment, type TaskFilter } from '../language/index.ts';
import { countOf, quoted, SENTENCES } from './english-sentences.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import type { KnownTask } from './known-tasks.ts';

/** How many tasks an answer lists by number. */
export const LISTED = 20;

/** What is needed to speak of people and dates. */
export interface SpeakingContext extends MomentContext {
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
  if (show === 'next') return first ? `Next: ${line(first, context)}` : SENTENCES.allDone;
  if (!first) return nothingFound(filter, context);
  const each = (say: (task: KnownTask) => string): string => tasks.slice(0, LISTED).map(say).join('\n');
  if (show === 'when') return each((task) => `${quoted(task.title)} ${dueWords(task, context)}.`);
  if (show === 'who') return each((task) => `${quoted(task.title)} ${ownerWords(task, context)}.`);
  if (show === 'state') return each((task) => `${quoted(task.title)} is ${task.completed ? 'done' : 'open'}.`);
  const heading = filter.overdue ? `${countOf(tasks.length, 'task')} overdue:` : `${countOf(tasks.length, 'task')}:`;
  const lines = tasks.slice(0, LISTED).map((task, index) => `${index + 1}. ${line(task, context)}`);
  const more = tasks.length - lines.length;
  return [heading, ...lines, ...(more > 0 ? [`\n… and ${more} more`] : [])].join('\n');
}

/** "Nothing is due today." where only a day was asked for. */
function nothingFound(filter: TaskFilter, context: SpeakingContext): string {
  const { due_from: from, due_to: to, overdue, status, ...others } = filter;
  if (status !== 'open' || Object.keys(others).length > 0) return SENTENCES.noTasks;
  if (overdue) return 'Nothing is overdue.';
  if (from === undefined || from !== to) return SENTENCES.noTasks;
  const today = context.now.toZonedDateTimeISO(context.zone).toPlainDate();
  if (from === today.toString()) return 'Nothing is due today.';
  if (from === today.add({ days: 1 }).toString()) return 'Nothing is due tomorrow.';
  return `Nothing is due on ${spellMoment({ date: from }, context)}.`;
}

function line(task: KnownTask, context: SpeakingContext): string {
  const due = describeDue({ due_date: task.due_date, due_time: task.due_time, due_zone: task.due_zone }, context);
  const title = escapeMarkdown(task.title);
  return due === '' ? title : `${title}, ${due}`;
}

function dueWords(task: KnownTask, context: SpeakingContext): string {
  const due = describeDue(task, context);
  return due === '' ? 'has no due date' : `is due ${due}`;
}

function ownerWords({ assignee_id }: KnownTask, { members = [] }: SpeakingContext): string {
  if (assignee_id === null) return 'is assigned to nobody';
  return `is assigned to ${escapeMarkdown(members.find(({ user_id }) => user_id === assignee_id)?.name ?? 'somebody else')}`;
}
