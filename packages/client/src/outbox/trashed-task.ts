import type { Problem } from '@lockstep/protocol';

/** The id of the task for which a change was refused because it is in the trash (X4); undefined: that was not why. */
export function trashedTask({ code, current }: Problem): string | undefined {
  if (code !== 'CONFLICT' || typeof current !== 'object' || current === null) return undefined;
  const { id, deleted_at } = current as { readonly id?: unknown; readonly deleted_at?: unknown };
  return typeof id === 'string' && typeof deleted_at === 'string' ? id : undefined;
}
