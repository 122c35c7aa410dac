import type { LockstepClient, OutboxItem } from '@lockstep/client';
import { strings } from './strings.ts';

type Change = Pick<OutboxItem, 'operation' | 'input'>;
type Records = Pick<LockstepClient, 'task' | 'project'>;
type Fields = Readonly<Record<string, unknown>>;

const verbOf = ({ operation, input }: Change): string => {
  if (operation === 'task.update') {
    const named = Object.keys(input).filter((name) => strings.updates[name] !== undefined);
    const [only, ...more] = named;
    if (only !== undefined && more.length === 0) return strings.updates[only] ?? strings.unknown;
  }
  return strings.verbs[operation] ?? strings.unknown;
};

/** What a record is called: by the change itself, or as it is known here. */
const nameIn = (input: Fields, records: Records): string => {
  const { title, name, id } = input;
  const own = [title, name].find((each) => typeof each === 'string' && each.trim() !== '');
  if (typeof own === 'string') return own.trim();
  if (typeof id !== 'string') return '';
  return records.task(id)?.title ?? records.project(id)?.name ?? '';
};

/** A change in words: “Complete “Pay rent””, “Delete 3 tasks”. */
export const changeWords = (change: Change, records: Records): string => {
  const items: unknown = change.input['items'];
  if (!Array.isArray(items)) return strings.about(verbOf(change), nameIn(change.input, records));
  const [only, ...more] = items as readonly Fields[];
  if (only === undefined || more.length > 0) return strings.tasks(verbOf(change), items.length);
  return strings.about(verbOf({ ...change, input: only }), nameIn(only, records));
};
