import { dateInZone } from '@lockstep/core';
import { Temporal } from 'temporal-polyfill';
import { registry } from '@lockstep/protocol';
import type { TaskPage } from '../../store/store.ts';
import { searchTasks } from './find-tasks.ts';
import type { ReadContext, ReadInput, ReadResult } from './read-context.ts';

const listed = 20;

type Search = Partial<ReadInput<'task.find'>>;

/** How many tasks there are, and the first of them. */
function search(context: ReadContext, fields: Search): Promise<TaskPage> {
  return searchTasks(context, registry['task.find'].input.parse({ ...fields, limit: listed }));
}

function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

export async function getOverview(
  context: ReadContext,
  input: ReadInput<'overview.get'>,
): Promise<ReadResult<'overview.get'>> {
  const { store, workspace_id, caller, now } = context;
  const time_zone = input.time_zone ?? caller.time_zone;
  const today = dateInZone(Temporal.Instant.fromEpochMilliseconds(now).toString(), time_zone);
  const within: Search = { time_zone, sort: 'due', ...(input.project === undefined ? {} : { project: input.project }) };
  const seq = await store.head(workspace_id);
  const counts = await store.openCounts(workspace_id);
  const projects = (await store.projects(workspace_id)).filter((project) => !project.archived);
  const overdue = await search(context, { ...within, overdue: true });
  const dueToday = await search(context, { ...within, due_from: today, due_to: today });
  const week = await search(context, { ...within, due_from: today, due_to: addDays(today, 6) });
  const done = await search(context, { ...within, status: 'done', completed_from: today, completed_to: today });
  const open = input.project === undefined ? counts.open : (await search(context, within)).total;
  return {
    today,
    time_zone,
    counts: {
      open,
      overdue: overdue.total,
      due_today: dueToday.total,
      due_next_7_days: week.total,
      completed_today: done.total,
    },
    overdue: [...overdue.tasks],
    due_today: [...dueToday.tasks],
    projects: projects.map(({ id, name }) => ({ id, name, open_tasks: counts.by_project.get(id) ?? 0 })),
    labels: [...counts.by_label].map(([name, open_tasks]) => ({ name, open_tasks })),
    seq,
  };
}
