/** A number of changes in English. */
export function countedChanges(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}
