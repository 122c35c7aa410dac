import { statuses } from './task-columns.ts';
import type { TaskTable } from './task-table.ts';
import { titleKeyOf } from './title-key.ts';

/** The open tasks whose folded title begins as this one does: of a title that is not long, those called so. */
export function idsTitled({ columns }: TaskTable, folded: string): readonly string[] {
  const { ids, numbers, titles } = columns;
  const key = titleKeyOf(folded);
  return ids.filter((_, line) => titles[line] === key && numbers.status[line] === statuses.open);
}
