import type { Project, Task } from '@lockstep/protocol';

/**
 * Which tasks went to the trash with another record, and with which (X8). The log does not say so; it shows in a parent
 * or a project that was deleted at the same instant.
 */
export function trashedWith(tasks: readonly Task[], projects: readonly Project[]): Map<string, string> {
  const deletedAt = new Map<string, string>();
  for (const record of [...tasks, ...projects]) {
    if (record.deleted_at !== null) deletedAt.set(record.id, record.deleted_at);
  }
  const parents = new Map(tasks.map((task) => [task.id, task.parent_id]));
  const roots = new Map<string, string>();
  for (const task of tasks) {
    if (task.deleted_at === null) continue;
    const together = (id: string | null) => id !== null && deletedAt.get(id) === task.deleted_at;
    if (task.project_id !== null && together(task.project_id)) {
      roots.set(task.id, task.project_id);
      continue;
    }
    let root = task.id;
    const seen = new Set([root]);
    for (let above = task.parent_id; above !== null && together(above) && !seen.has(above);) {
      seen.add(above);
      root = above;
      above = parents.get(above) ?? null;
    }
    if (root !== task.id) roots.set(task.id, root);
  }
  return roots;
}
