import { dateInZone } from '@lockstep/core';
import { Temporal } from 'temporal-polyfill';
import { registry, type Task } from '@lockstep/protocol';
import { findTasks } from './find-tasks.ts';
import type { ReadContext, ReadInput, ReadResult } from './read-context.ts';

const listed = 20;
const counted = 500;

type Search = Partial<ReadInput<'task.find'>>;

/** All tasks that a search finds, page by page. */
async function collect(context: ReadContext, search: Search): Promise<readonly Task[]> {
  const tasks: Task[] = [];
  let cursor: string | undefined;
  do {
    const input = registry['task.find'].input.parse({
      ...search,
      limit: counted,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const page = await findTasks(context, input);
    tasks.push(...page.tasks);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return tasks;
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
  const overdue = await collect(context, { ...within, overdue: true });
  const week = await collect(context, { ...within, due_from: today, due_to: addDays(today, 6) });
  const dueToday = week.filter((task) => task.due_date === today);
  const done = await collect(context, { ...within, status: 'done', completed_from: today, completed_to: today });
  const open = input.project === undefined ? counts.open : (await collect(context, within)).length;
  return {
    today,
    time_zone,
    counts: {
      open,
      overdue: overdue.length,
      due_today: dueToday.length,
      due_next_7_days: week.length,
      completed_today: done.length,
    },
    overdue: overdue.slice(0, listed),
    due_today: dueToday.slice(0, listed),
    projects: projects.map(({ id, name }) => ({ id, name, open_tasks: counts.by_project.get(id) ?? 0 })),
    labels: [...counts.by_label].map(([name, open_tasks]) => ({ name, open_tasks })),
    seq,
  };
}
