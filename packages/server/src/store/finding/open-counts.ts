import type { OpenCounts } from '../store.ts';
import { statuses } from './task-columns.ts';
import type { TaskTable } from './task-table.ts';

function byCountAndName([a, countOfA]: readonly [string, number], [b, countOfB]: readonly [string, number]): number {
  if (countOfA !== countOfB) return countOfB - countOfA;
  return a < b ? -1 : 1;
}

/** Counts the open tasks, by project and by label, the most frequent label first. */
export function openCounts({ columns }: TaskTable): OpenCounts {
  const { projects, labelLists, size } = columns;
  const { status, project, labels } = columns.numbers;
  const ofProject = projects.values.map(() => 0);
  const ofLabels = labelLists.values.map(() => 0);
  let open = 0;
  for (let line = 0; line < size; line += 1) {
    if (status[line] !== statuses.open) continue;
    open += 1;
    count(ofProject, project[line]);
    count(ofLabels, labels[line]);
  }
  const byLabel = new Map<string, number>();
  labelLists.values.forEach((list, code) => {
    const times = ofLabels[code] ?? 0;
    for (const label of times === 0 ? [] : list) byLabel.set(label, (byLabel.get(label) ?? 0) + times);
  });
  return {
    open,
    by_project: new Map(
      projects.values.flatMap((id, code) => (id === null ? [] : [[id, ofProject[code] ?? 0] as const])),
    ),
    by_label: new Map([...byLabel].toSorted(byCountAndName)),
  };
}

function count(counts: number[], code: number | undefined): void {
  if (code !== undefined) counts[code] = (counts[code] ?? 0) + 1;
}
