/** What a change brings about by itself: no write of anybody's. */
const STAMPED: ReadonlySet<string> = new Set(['seq', 'updated_at', 'updated_by']);

/** The fields in which a record differs, in the record's order. */
export function changedFields(before: object, after: object): string[] {
  return Object.entries(after).flatMap(([field, value]) =>
    STAMPED.has(field) || isSame(Reflect.get(before, field), value) ? [] : [field],
  );
}

/** Whether two JSON values are the same; keys in the same order, as every record of one schema has them. */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  return JSON.stringify(left) === JSON.stringify(right);
}
