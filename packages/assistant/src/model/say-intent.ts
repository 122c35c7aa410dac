import {
  describeDue,
  describeRecurrence,
  type Intent,
  type NewDate,
  type QuickAdd,
  spellMoment,
} from '../language/index.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { countOf, quoted, SENTENCES } from './english-sentences.ts';
import { type KnownTask, nextTasksIn } from './known-tasks.ts';
import { sayProblems } from './say-problems.ts';
import { sayUnknown } from './say-unknown.ts';
import { sayFind, type SpeakingContext } from './say-find.ts';
import { sayRefusal } from './say-refusal.ts';

/** What an intent was about and what its calls answered. */
export interface DoneIntent {
  readonly intent: Intent;
  /** The answers of its calls, in order. */
  readonly answers: readonly unknown[];
}

/** What was done, with date and zone spelled out, or the answer that was asked for. */
export function sayIntent(
  { intent, answers }: DoneIntent,
  known: ReadonlyMap<string, KnownTask>,
  context: SpeakingContext,
): string {
  const names = 'target' in intent ? named(intent.target.ids, known) : '';
  switch (intent.kind) {
    case 'add':
      return sayAdded(intent.tasks, context.locale);
    case 'add_project':
      return answers.length > 0 ? `Created the project ${quoted(intent.name)}.` : SENTENCES.projectsElsewhere;
    case 'complete':
      return [`Done: ${names}.`, ...sayNext(answers, context)].join(' ');
    case 'reopen':
      return `Reopened ${names}.`;
    case 'delete':
      return `Moved ${names} to the trash.`;
    case 'restore':
      return `Restored ${names}.`;
    case 'skip':
      return `Skipped this time: ${names}.`;
    case 'move':
      return `Moved ${names} to ${escapeMarkdown(intent.project.name)}.`;
    case 'reschedule':
      return sayMoved(intent, known, context);
    case 'update':
      return sayUpdated(intent, names, context.locale);
    case 'find':
      return sayFind(intent, known, context);
    case 'set_time_zone':
      return answers.length > 0 ? `Your time zone is now ${intent.zone}.` : SENTENCES.zoneInSettings;
    case 'undo':
    case 'redo':
      return sayUndone(intent, answers);
    case 'choose':
      return 'What should I do with it?';
    case 'refuse':
      return sayRefusal(intent.reason, intent.text);
    default:
      return sayTalk(intent);
  }
}

function sayTalk(intent: Intent): string {
  switch (intent.kind) {
    case 'help':
      return SENTENCES.help;
    case 'identity':
      return SENTENCES.identity;
    case 'plan':
      return SENTENCES.plan;
    case 'thanks':
      return SENTENCES.thanks;
    case 'greeting':
      return SENTENCES.greeting;
    case 'yes':
      return SENTENCES.nothingToConfirm;
    case 'no':
    case 'nothing':
      return SENTENCES.leftAsIs;
    case 'unknown':
      return sayUnknown(intent.text);
    default:
      return SENTENCES.unknown;
  }
}

/** One task by its title, several by their number. */
function named(ids: readonly string[], known: ReadonlyMap<string, KnownTask>): string {
  const titles = ids.flatMap((id) => known.get(id)?.title ?? []);
  return titles.length === ids.length && ids.length <= 3 ? titles.map(quoted).join(', ') : countOf(ids.length, 'task');
}

function sayAdded(tasks: readonly QuickAdd[], locale: string): string {
  const [first] = tasks;
  if (!first || tasks.length > 1)
    return `Added ${countOf(tasks.length, 'task')}: ${tasks.map(({ title }) => quoted(title)).join(', ')}.`;
  const due = first.said === '' ? '' : `, due ${first.said}`;
  const place = first.project ? `, in ${escapeMarkdown(first.project.name)}` : '';
  return [`Added ${quoted(first.title)}${due}${place}.`, ...sayProblems(first.problems, locale)].join(' ');
}

function sayNext(answers: readonly unknown[], context: SpeakingContext): readonly string[] {
  return answers
    .flatMap(nextTasksIn)
    .map((task) => `Next time: ${describeDue({ ...task, recurrence: null }, context)}.`);
}

function sayMoved(
  intent: Extract<Intent, { readonly kind: 'reschedule' }>,
  known: ReadonlyMap<string, KnownTask>,
  context: SpeakingContext,
): string {
  const groups = new Map<string, NewDate[]>();
  for (const item of intent.items) {
    const when = momentOf(item, known.get(item.id), context);
    groups.set(when, [...(groups.get(when) ?? []), item]);
  }
  const sentences = [...groups].map(
    ([when, items]) =>
      `Moved ${named(
        items.map(({ id }) => id),
        known,
      )} to ${when}.`,
  );
  return [...sentences, ...sayProblems(intent.problems, context.locale)].join(' ');
}

/** A time that was not named stays as it was. */
function momentOf(item: NewDate, task: KnownTask | undefined, context: SpeakingContext): string {
  const time = item.due_time === undefined ? task?.due_time : item.due_time;
  const zone = item.due_zone === undefined ? task?.due_zone : item.due_zone;
  return spellMoment({ date: item.due_date, time: time ?? null, zone: zone ?? null }, context);
}

const FIELD_NAMES = {
  due_date: 'due date',
  due_time: 'time',
  priority: 'priority',
  labels: 'labels',
  notes: 'notes',
  assignee: 'assignee',
  recurrence: 'repetition',
  project: 'project',
} as const;

function sayUpdated(
  { change, target }: Extract<Intent, { readonly kind: 'update' }>,
  names: string,
  locale: string,
): string {
  if (change.title !== undefined) return `Renamed ${names} to ${quoted(change.title)}.`;
  if (change.priority !== undefined) return `${names}: priority ${change.priority}.`;
  if (change.assignee) return `Assigned ${names} to ${escapeMarkdown(change.assignee.name)}.`;
  if (change.recurrence)
    return `${names} ${target.ids.length === 1 ? 'repeats' : 'repeat'} ${describeRecurrence(change.recurrence, locale)}.`;
  if (change.add_labels) return `Labelled ${names} ${change.add_labels.map(quoted).join(', ')}.`;
  if (change.remove_labels) return `Took ${change.remove_labels.map(quoted).join(', ')} off ${names}.`;
  if (change.add_note !== undefined) return `Noted on ${names}: ${escapeMarkdown(change.add_note)}`;
  return `Cleared the ${(change.clear ?? []).map((field) => FIELD_NAMES[field]).join(' and ')} of ${names}.`;
}

function sayUndone(intent: Extract<Intent, { readonly kind: 'undo' | 'redo' }>, answers: readonly unknown[]): string {
  if (answers.length === 0) return intent.kind === 'undo' ? SENTENCES.nothingToUndo : SENTENCES.nothingToRedo;
  const done = intent.kind === 'undo' ? 'Undone' : 'Redone';
  const kept = answers.flatMap(keptIn);
  const count = answers.length > 1 ? ` (${answers.length})` : '';
  return [`${done}${count}.`, ...(kept.length > 0 ? [`Kept: ${[...new Set(kept)].join('; ')}.`] : [])].join(' ');
}

function keptIn(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null || !('kept' in answer) || !Array.isArray(answer.kept)) return [];
  return answer.kept.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'reason' in entry && typeof entry.reason === 'string'
      ? [entry.reason]
      : [],
  );
}
