import type { Person } from '../subject/person.ts';

/** Each of these people so many times: whose screens they are, one an entry. */
export function timesOver(people: readonly Person[], times: number): readonly Person[] {
  return people.flatMap((person) => Array.from({ length: times }, () => person));
}
