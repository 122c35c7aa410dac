import type { OutboxItem } from './outbox-item.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What names the record and guards it, and is not written itself. */
const aside: ReadonlySet<string> = new Set(['id', 'if_seq']);

function written(input: Fields): readonly string[] {
  return Object.keys(input).filter((field) => !aside.has(field));
}

/**
 * A guarded change (X2) that was made on top of an own, earlier one is guarded against what came after that one:
 * else a person who types on while offline would be in conflict with themselves. Only where the earlier change wrote all
 * that this one writes; of any other field nobody knows what came in between.
 *
 * @returns the change with its new guard; undefined where it stays as it is
 */
export function rebaseGuard(item: OutboxItem, earlier: OutboxItem, seq: number): OutboxItem | undefined {
  const { input } = item;
  const guard = input['if_seq'];
  if (typeof guard !== 'number' || guard >= seq || typeof input['id'] !== 'string') return undefined;
  if (input['id'] !== earlier.input['id'] || item.operation !== earlier.operation) return undefined;
  const known = new Set(written(earlier.input));
  return written(input).every((field) => known.has(field)) ? { ...item, input: { ...input, if_seq: seq } } : undefined;
}
