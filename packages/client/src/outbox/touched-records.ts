import { isIdentifier } from './is-identifier.ts';

/** Fields that may name a record by its name; such a one could be any record. */
const references: ReadonlySet<string> = new Set(['project', 'parent', 'assignee']);

function collect(value: unknown, field: string, ids: Set<string>): boolean {
  if (typeof value === 'string') {
    if (isIdentifier(value)) ids.add(value);
    else if (references.has(field)) return false;
    return true;
  }
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((element) => collect(element, field, ids));
  return Object.entries(value).every(([name, element]) => collect(element, name, ids));
}

/**
 * The records that an operation's input names; null if it may touch others too. Two operations may be under way at once
 * only if they touch different records: else a retry of the first would undo the second (C9).
 */
export function touchedRecords(operation: string, input: unknown): readonly string[] | null {
  if (!operation.startsWith('task.')) return null;
  const ids = new Set<string>();
  return collect(input, '', ids) ? [...ids] : null;
}
