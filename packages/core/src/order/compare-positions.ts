/** What order is made of. */
export interface Positioned {
  readonly id: string;
  /** A fractional index; compared by code unit, never by locale. */
  readonly position: string;
}

/** Order of siblings: by position, equal ones by id (X3). For `toSorted`. */
export function comparePositions(a: Positioned, b: Positioned): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
