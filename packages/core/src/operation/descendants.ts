import type { StoredTask } from '../state/stored.ts';
import type { View } from '../state/view.ts';

/** Subtasks of a task at every depth, a parent before its children; trashed ones and what is under them only if asked for. */
export function descendants(view: View, id: string, trashed: 'without-trashed' | 'with-trashed'): StoredTask[] {
  const found: StoredTask[] = [];
  const seen = new Set([id]);
  const queue = [id];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const record of view.subtasks(next)) {
      if (seen.has(record.entity.id)) continue;
      if (trashed === 'without-trashed' && record.entity.deleted_at !== null) continue;
      seen.add(record.entity.id);
      found.push(record);
      queue.push(record.entity.id);
    }
  }
  return found;
}

/** Whether `id` is `ancestor` or somewhere below it. */
export function isWithin(view: View, id: string, ancestor: string): boolean {
  const seen = new Set<string>();
  for (let current: string | null = id; current !== null && !seen.has(current);) {
    if (current === ancestor) return true;
    seen.add(current);
    current = view.task(current)?.entity.parent_id ?? null;
  }
  return false;
}
