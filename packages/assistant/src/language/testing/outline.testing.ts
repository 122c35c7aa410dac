import type { QuickAdd } from '../parse-quick-add.ts';
import type { Interpretation } from '../intent/interpret.ts';
import type { Intent, Question } from '../intent/intent.ts';

/** An interpretation in one line: every field that would be written, and every answer on offer. */
export function outline({ intents, question }: Pick<Interpretation, 'intents' | 'question'>): string {
  return [...intents.map(outlineIntent), ...(question ? [outlineQuestion(question)] : [])].join('; ');
}

const WRITES: ReadonlySet<Intent['kind']> = new Set([
  'add',
  'add_project',
  'complete',
  'reopen',
  'delete',
  'restore',
  'skip',
  'update',
  'reschedule',
  'move',
  'undo',
  'redo',
  'set_time_zone',
]);

/** Only what would be written at once. */
export function outlineWrites({ intents }: Pick<Interpretation, 'intents'>): readonly string[] {
  return intents.filter(({ kind }) => WRITES.has(kind)).map(outlineIntent);
}

function outlineQuestion(question: Question): string {
  const options = question.options.map(({ label }) => label).join(' | ');
  return [`ask ${question.kind}`, options, question.resume, question.rest && `then: ${question.rest}`]
    .filter(Boolean)
    .join(': ');
}

function outlineIntent(intent: Intent): string {
  switch (intent.kind) {
    case 'add':
      return `add ${intent.tasks.map(outlineTask).join(' + ')}${intent.parent_id ? ` under ${intent.parent_id}` : ''}`;
    case 'add_project':
      return `add project "${intent.name}"`;
    case 'update':
      return `update ${intent.target.ids.join(',')} ${JSON.stringify(intent.change)}`;
    case 'reschedule':
      return `reschedule ${intent.items.map(({ id, due_date, due_time, due_zone }) => [id, due_date, due_time, due_zone].filter(Boolean).join(' ')).join(', ')}`;
    case 'move':
      return `move ${intent.target.ids.join(',')} to ${intent.project.id ?? 'inbox'}`;
    case 'find':
      return `${intent.show} ${intent.ids.join(',')}`;
    case 'undo':
      return `undo ${intent.of} ${intent.count}`;
    case 'redo':
      return `redo ${intent.count}`;
    case 'changes':
      return `changes by ${intent.by}${intent.from ? ` from ${intent.from}` : ''}`;
    case 'set_time_zone':
      return `zone ${intent.zone}`;
    case 'choose':
      return `choose ${intent.numbers.join(',')}`;
    case 'refuse':
      return `refuse ${intent.reason}: ${intent.text}`;
    case 'plan':
    case 'unknown':
      return intent.kind;
    default:
      return 'target' in intent ? `${intent.kind} ${intent.target.ids.join(',')}` : intent.kind;
  }
}

function outlineTask(task: QuickAdd): string {
  return [
    `"${task.title}"`,
    task.due_date,
    task.due_time,
    task.recurrence && `${task.recurrence.rrule}${task.recurrence.anchor === 'completion' ? '!' : ''}`,
    task.project && `#${task.project.name}`,
    task.assignee && `@${task.assignee.name}`,
    ...task.labels.map((label) => `%${label}`),
    task.priority,
    ...(task.reminders ?? []).map((reminder) => `remind-${reminder.minutes_before}`),
    task.notes && `// ${task.notes}`,
  ]
    .filter(Boolean)
    .join(' ');
}
