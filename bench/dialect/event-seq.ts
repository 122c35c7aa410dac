import { readNumber } from '../load/read-number.ts';

const needle = Buffer.from('"seq":');

/** The seq of a `task_created` message beginning with `prefix`, found from its end: the task has a seq of its own. */
export function eventSeq(prefix: Buffer, bytes: Buffer, start: number, end: number): number {
  const after = start + prefix.length;
  if (after > end || bytes.compare(prefix, 0, prefix.length, start, after) !== 0) return 0;
  return readNumber(bytes, bytes.lastIndexOf(needle, end - needle.length) + needle.length);
}
