import { parseQuickAdd, type QuickAdd, type QuickAddContext } from '@lockstep/assistant/language';
import { invalidField, type ItemInput, LockstepError } from '@lockstep/protocol';
import { wordProblem } from '../output/word-problem.ts';

/** A line of quick add that can be carried out. */
export interface QuickAddInput {
  readonly input: ItemInput<'task.add'>;
  /** Date and repetition spelled out; empty if there is none. */
  readonly said: string;
  /** How words were read that may have been meant otherwise. */
  readonly notes: readonly string[];
}

/** Names that nobody and nothing bears are refused: a task in the wrong place is worse than none. */
const refusedNotes = new Set(['unknown_project', 'unknown_person', 'ambiguous_person']);

function refusal({ problems }: QuickAdd, context: QuickAddContext): LockstepError | undefined {
  const fatal = problems.find(({ severity, code }) => severity === 'error' || refusedNotes.has(code));
  if (fatal === undefined) return undefined;
  const message = wordProblem(fatal, context.locale);
  const path = fatal.code === 'unknown_project' ? 'project' : 'text';
  const candidates = fatal.code === 'unknown_project' ? (context.projects ?? []) : [];
  return new LockstepError('VALIDATION_FAILED', message, {
    errors: [{ path, message }],
    ...(candidates.length === 0 ? {} : { candidates: candidates.map(({ id, name }) => ({ id, name })) }),
  });
}

function inputOf(parsed: QuickAdd): ItemInput<'task.add'> {
  const { title, notes, due_date, due_time, due_zone, recurrence, project, assignee, labels, priority } = parsed;
  return {
    title,
    labels: [...labels],
    ...(notes === undefined ? {} : { notes }),
    ...(due_date === undefined ? {} : { due_date }),
    ...(due_time === undefined ? {} : { due_time }),
    ...(due_zone === undefined ? {} : { due_zone }),
    ...(recurrence === undefined ? {} : { recurrence }),
    ...(project?.id === undefined ? {} : { project: project.id }),
    ...(assignee?.user_id === undefined ? {} : { assignee: assignee.user_id }),
    ...(priority === undefined ? {} : { priority }),
    ...(parsed.reminders === undefined ? {} : { reminders: [...parsed.reminders] }),
  };
}

/**
 * Reads a line of quick add as `task.add` takes it.
 *
 * @throws LockstepError VALIDATION_FAILED where a date, project or person does not exist, or no title is left.
 */
export function quickAddInput(text: string, context: QuickAddContext): QuickAddInput {
  const parsed = parseQuickAdd(text, context);
  const refused = refusal(parsed, context);
  if (refused !== undefined) throw refused;
  if (parsed.title === '') throw invalidField('title', 'What is to be done? Only a date, project or label was named.');
  return {
    input: inputOf(parsed),
    said: parsed.said,
    notes: parsed.problems.map((problem) => wordProblem(problem, context.locale)),
  };
}
