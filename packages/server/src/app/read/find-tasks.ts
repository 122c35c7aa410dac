import { dateInZone, foldText, isOverdue, startOfDay } from '@lockstep/core';
import { Temporal } from 'temporal-polyfill';
import type { TaskCriteria } from '../../store/store.ts';
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

/** The last date that can be over somewhere: the calendars of two zones are up to two days apart (UTC+14, UTC−12). */
function latestOverdue(now: string, zone: string): string {
  return Temporal.PlainDate.from(dateInZone(now, zone)).add({ days: 2 }).toString();
}

/** Dates are told in the asker's zone; the database compares instants. */
function dateCriteria(input: Input, zone: string, now: number) {
  const asker = { now: instantOf(now), time_zone: zone };
  const overdue = input.overdue === true;
  const latest = latestOverdue(asker.now, zone);
  const dueTo = overdue && (input.due_to === undefined || input.due_to > latest) ? latest : input.due_to;
  return {
    due_from: input.due_from,
    due_to: dueTo,
    completed_from: input.completed_from === undefined ? undefined : startOfDay(input.completed_from, zone),
    completed_before: input.completed_to === undefined ? undefined : startOfDay(input.completed_to, zone, 1),
    accept: overdue ? (task: Parameters<typeof isOverdue>[0]) => isOverdue(task, asker) : undefined,
  };
}

export async function findTasks(context: ReadContext, input: Input): Promise<ReadResult<'task.find'>> {
  const { store, workspace_id, caller, now } = context;
  const criteria: TaskCriteria = {
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
  };
  const { tasks, next_cursor, seq } = await store.findTasks(criteria);
  return { tasks: [...tasks], next_cursor, seq };
}
