import type { WriteName } from '@lockstep/protocol';

type Fields = Readonly<Record<string, unknown>>;

const creators: ReadonlySet<WriteName> = new Set<WriteName>(['task.add', 'project.save']);

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withId(item: unknown, newId: () => string): unknown {
  if (!isFields(item)) return item;
  const { subtasks } = item;
  return {
    ...item,
    id: item['id'] ?? newId(),
    ...(Array.isArray(subtasks) ? { subtasks: subtasks.map((subtask) => withId(subtask, newId)) } : {}),
  };
}

/**
 * An operation's input as it is queued: whoever creates a record names it (X7), so that the screen shows it under the id
 * that it will keep, and a list skips what has become impossible meanwhile instead of failing as a whole (X6).
 */
export function prepareInput(operation: WriteName, input: Fields, newId: () => string): Fields {
  const { items } = input;
  const list = Array.isArray(items);
  const skipping = list && input['on_error'] === undefined ? { ...input, on_error: 'skip' } : input;
  if (!creators.has(operation)) return skipping;
  if (list) return { ...skipping, items: items.map((item) => withId(item, newId)) };
  return withId(skipping, newId) as Fields;
}
