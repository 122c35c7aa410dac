import type { StoredMember } from './stored.ts';

/** Those who are members now, by name. */
export function presentByName(members: Iterable<StoredMember>): readonly StoredMember[] {
  return [...members]
    .filter(({ entity }) => entity.deleted_at === null)
    .toSorted((a, b) => compare(a.entity.name, b.entity.name) || compare(a.entity.id, b.entity.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
