import type { LockstepClient, OutboxItem } from '@lockstep/client';

type Fields = Readonly<Record<string, unknown>>;

function nameIn(input: Fields, client: LockstepClient): string {
  const { title, name, id } = input;
  const own = [title, name].find((each) => typeof each === 'string' && each.trim() !== '');
  if (typeof own === 'string') return own;
  if (typeof id !== 'string') return '';
  return client.task(id)?.title ?? client.project(id)?.name ?? '';
}

/** The name of what a change is about, as the person knows it; empty where none is known, or it is about several. */
export function nameOfChange({ input }: OutboxItem, client: LockstepClient): string {
  const items: unknown = input['items'];
  if (!Array.isArray(items)) return nameIn(input, client);
  const [only, ...more] = items as readonly Fields[];
  return only === undefined || more.length > 0 ? '' : nameIn(only, client);
}
