import {
  describeRecurrence,
  type Intent,
  type NewDate,
  type QuickAdd,
  type RecurrenceValue,
  type TaskChange,
} from '../language/index.ts';
import type { KnownTask } from './known-tasks.ts';
import { chunked, type PlannedToolCall } from './planned-call.ts';

/** The calls for one intent; none for what only has to be said. */
export function planWrites(
  intent: Intent,
  known: ReadonlyMap<string, KnownTask>,
  zone: string,
): readonly PlannedToolCall[] {
  switch (intent.kind) {
    case 'add':
      return chunked(intent.tasks.map((task) => newTask(task, intent.parent_id))).map((tasks) => ({
        name: 'add_tasks',
        input: { tasks },
      }));
    case 'add_project':
      return [{ name: 'save_projects', input: { items: [{ name: intent.name }] } }];
    case 'complete':
      return forIds(intent.target.ids, (ids) => ({ name: 'complete_tasks', input: { ids } }));
    case 'reopen':
      return forIds(intent.target.ids, (ids) => ({ name: 'complete_tasks', input: { ids, done: false } }));
    case 'delete':
      return forIds(intent.target.ids, (ids) => ({ name: 'delete_tasks', input: { ids } }));
    case 'restore':
      return forIds(intent.target.ids, (ids) => ({ name: 'restore_tasks', input: { ids } }));
    case 'skip':
      return forIds(intent.target.ids, (ids) => ({ name: 'skip_tasks', input: { ids } }));
    case 'move':
      return forIds(intent.target.ids, (ids) => ({
        name: 'move_tasks',
        input: { items: ids.map((id) => ({ id, project: intent.project.id ?? 'inbox' })) },
      }));
    case 'update':
      return chunked(intent.target.ids.map((id) => edit(id, intent.change, known.get(id)))).map((tasks) => ({
        name: 'update_tasks',
        input: { tasks },
      }));
    case 'reschedule':
      return reschedules(intent.items, zone);
    case 'set_time_zone':
      return [{ name: 'set_time_zone', input: { time_zone: intent.zone } }];
    default:
      return [];
  }
}

function forIds(ids: readonly string[], call: (ids: readonly string[]) => PlannedToolCall): readonly PlannedToolCall[] {
  return chunked(ids).map(call);
}

function newTask(task: QuickAdd, parentId: string | undefined): Readonly<Record<string, unknown>> {
  const { title, notes, due_date, due_time, due_zone, recurrence, project, assignee, labels, priority, reminders } =
    task;
  return withoutAbsent({
    title,
    notes,
    project: project?.id ?? project?.name,
    parent: parentId,
    assignee: assignee?.user_id ?? assignee?.name,
    priority,
    labels: labels.length > 0 ? labels : undefined,
    due_date,
    due_time,
    due_zone,
    recurrence: recurrence && recurrenceText(recurrence),
    reminders,
  });
}

/** A tool takes an RRULE, which counts from the due date; what counts from completion is said in words. */
function recurrenceText(recurrence: RecurrenceValue): string {
  return recurrence.anchor === 'due' ? recurrence.rrule : describeRecurrence(recurrence, 'en-GB');
}

function edit(id: string, change: TaskChange, task: KnownTask | undefined): Readonly<Record<string, unknown>> {
  const { title, priority, add_note, assignee, recurrence, first_date, add_labels, remove_labels, clear = [] } = change;
  const notes = add_note === undefined ? undefined : [task?.notes, add_note].filter(Boolean).join('\n');
  const set = withoutAbsent({
    title,
    // A priority is never empty: clearing it is "none".
    priority: clear.includes('priority') ? 'none' : priority,
    notes,
    assignee: assignee?.user_id,
    recurrence: recurrence && recurrenceText(recurrence),
    due_date: recurrence && !task?.due_date ? first_date : undefined,
  });
  const emptied = clear.filter((field) => field !== 'priority');
  return withoutAbsent({
    id,
    set: Object.keys(set).length > 0 ? set : undefined,
    clear: emptied.length > 0 ? emptied : undefined,
    add_labels,
    remove_labels,
  });
}

/** Tasks that go to the same date go in one call. A time in another zone than the asker's is set as fields. */
function reschedules(items: readonly NewDate[], zone: string): readonly PlannedToolCall[] {
  const together = new Map<string, string[]>();
  const elsewhere: Readonly<Record<string, unknown>>[] = [];
  for (const { id, due_date, due_time, due_zone } of items) {
    if (due_time && due_zone && due_zone !== zone) {
      elsewhere.push({ id, set: { due_date, due_time, due_zone } });
      continue;
    }
    const to = [due_date, due_time].filter(Boolean).join(' ');
    together.set(to, [...(together.get(to) ?? []), id]);
  }
  return [
    ...[...together].flatMap(([to, ids]) =>
      forIds(ids, (part) => ({ name: 'reschedule_tasks', input: { ids: part, to } })),
    ),
    ...chunked(elsewhere).map((tasks) => ({ name: 'update_tasks', input: { tasks } })),
  ];
}

function withoutAbsent(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
