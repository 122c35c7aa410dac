import { foldText, startOfDay } from '@lockstep/core';
import { Temporal } from 'temporal-polyfill';
import type { TaskPage } from '../../store/store.ts';
import type { ReadContext, ReadInput, ReadResult } from './read-context.ts';
import { resolveReference } from './resolve-reference.ts';

type Input = ReadInput<'task.find'>;

/** The tasks without a project, also where a project is called so. In other spellings, that project comes first. */
const inbox = 'inbox';

function instantOf(now: number): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toString({ fractionalSecondDigits: 3 });
}

async function projectIdOf(context: ReadContext, input: Input): Promise<string | null | undefined> {
  if (input.project === undefined) return undefined;
  if (input.project === inbox) return null;
  const projects = await context.store.projects(context.workspace_id);
  const isOtherName = foldText(input.project) !== inbox || projects.some(({ name }) => foldText(name) === inbox);
  return isOtherName ? resolveReference('project', input.project, projects) : null;
}

async function parentIdOf(context: ReadContext, input: Input): Promise<string | undefined> {
  if (input.parent === undefined) return undefined;
  const titled = await context.store.tasksTitled(context.workspace_id, input.parent);
  return resolveReference('parent', input.parent, titled);
}

async function assigneeIdOf(context: ReadContext, input: Input): Promise<string | undefined> {
  if (input.assignee === undefined) return undefined;
  return resolveReference('assignee', input.assignee, await context.store.members(context.workspace_id));
}

/** Dates are told in the asker's zone; the database compares instants. */
function dateCriteria(input: Input, time_zone: string, now: number) {
  const { due_from, due_to, completed_from, completed_to } = input;
  return {
    due_from,
    due_to,
    completed_from: completed_from === undefined ? undefined : startOfDay(completed_from, time_zone),
    completed_before: completed_to === undefined ? undefined : startOfDay(completed_to, time_zone, 1),
    overdue: input.overdue === true ? { now: instantOf(now), time_zone } : undefined,
  };
}

/** A page of what the input asks for, and how many there are on all pages. */
export async function searchTasks(context: ReadContext, input: Input): Promise<TaskPage> {
  const { store, workspace_id, caller, now } = context;
  return store.findTasks({
    workspace_id,
    words: foldText(input.query ?? '')
      .split(/\s+/)
      .filter((word) => word !== ''),
    ids: input.ids,
    project_id: await projectIdOf(context, input),
    parent_id: await parentIdOf(context, input),
    assignee_id: await assigneeIdOf(context, input),
    labels: input.labels ?? [],
    priority: input.priority,
    status: input.status,
    ...dateCriteria(input, input.time_zone ?? caller.time_zone, now),
    sort: input.sort,
    limit: input.limit,
    cursor: input.cursor,
  });
}

export async function findTasks(context: ReadContext, input: Input): Promise<ReadResult<'task.find'>> {
  const { tasks, next_cursor, seq } = await searchTasks(context, input);
  return { tasks: [...tasks], next_cursor, seq };
}
