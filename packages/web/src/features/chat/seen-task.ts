/** A task as a tool's answer tells of it; a field that says nothing is absent. */
export type SeenTask = {
  id: string;
  title: string;
  completed: boolean;
  due_date: string | null;
  due_time: string | null;
  due_zone: string | null;
  priority: string;
  labels: readonly string[];
  project_id: string | null;
  repeats: boolean;
};

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The fields of an answer, or none where it is no object. */
export const fieldsOf = (value: unknown): Record<string, unknown> => (isFields(value) ? value : {});

/** The members of a list, or none where it is no list. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Reads a task of a tool's answer; `undefined` where it is none. */
export const readTask = (value: unknown): SeenTask | undefined => {
  const { id, title, completed, due_date, due_time, due_zone, priority, labels, project_id, recurrence } =
    fieldsOf(value);
  if (typeof id !== 'string' || typeof title !== 'string') return undefined;
  return {
    id,
    title,
    completed: completed === true,
    due_date: textOf(due_date),
    due_time: textOf(due_time),
    due_zone: textOf(due_zone),
    priority: textOf(priority) ?? 'none',
    labels: listOf(labels).filter((label) => typeof label === 'string'),
    project_id: textOf(project_id),
    repeats: typeof recurrence === 'string',
  };
};
