import type { ReadInput } from '../operations/operation-types.ts';

/**
 * Which tasks a list shows, in the words of `task.find`: open ones of the personal workspace unless said otherwise.
 * A project, parent or assignee is named by its id or, for a project, by its name; `limit` is none unless given.
 */
export type TaskFilter = Omit<ReadInput<'task.find'>, 'cursor'>;
