import type { Task } from '@lockstep/protocol';
import { useTasks } from '@lockstep/react';
import { useMemo } from 'react';
import type { Counts } from '../features/shell/places.tsx';
import { useLocale } from '../locale/locale-context.tsx';
import { todaySections } from './today-sections.ts';

const perProject = (tasks: readonly Task[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { project_id, parent_id } of tasks) {
    if (project_id !== null && parent_id === null) counts.set(project_id, (counts.get(project_id) ?? 0) + 1);
  }
  return counts;
};

/** How many open tasks wait where. */
export const useCounts = (): Counts => {
  const { today, timeZone } = useLocale();
  const open = useTasks({ status: 'open' });
  return useMemo(() => {
    const { overdue, timed, rest } = todaySections(open, today, timeZone);
    return {
      inbox: open.filter(({ project_id, parent_id }) => project_id === null && parent_id === null).length,
      today: overdue.length + timed.length + rest.length,
      overdue: overdue.length,
      projects: perProject(open),
    };
  }, [open, today, timeZone]);
};
