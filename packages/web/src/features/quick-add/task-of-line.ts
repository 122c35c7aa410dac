import type { ItemInput } from '@lockstep/protocol';
import type { QuickAdd } from '@lockstep/assistant/language';

/** What a screen gives to a task that does not say otherwise. */
export type Defaults = { project?: string; due_date?: string };

type NewTask = ItemInput<'task.add'>;

const when = ({ due_date, due_time, due_zone, recurrence }: QuickAdd, defaults: Defaults): Partial<NewTask> => {
  if (due_date === undefined) return defaults.due_date === undefined ? {} : { due_date: defaults.due_date };
  return {
    due_date,
    ...(due_time === undefined ? {} : { due_time }),
    ...(due_zone === undefined ? {} : { due_zone }),
    ...(recurrence === undefined ? {} : { recurrence }),
  };
};

/** The task that a line of quick add says; a project that does not exist yet stands by its name. */
export const taskOfLine = (line: QuickAdd, defaults: Defaults): NewTask => {
  const project = line.project?.id ?? line.project?.name ?? defaults.project;
  const { labels, priority, notes, reminders, assignee } = line;
  return {
    title: line.title,
    ...when(line, defaults),
    ...(project === undefined ? {} : { project }),
    ...(labels.length === 0 ? {} : { labels: [...labels] }),
    ...(priority === undefined ? {} : { priority }),
    ...(notes === undefined ? {} : { notes }),
    ...(reminders === undefined ? {} : { reminders: [...reminders] }),
    ...(assignee?.user_id === undefined ? {} : { assignee: assignee.user_id }),
  };
};
