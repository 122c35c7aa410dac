/** A piece of a text: from `start` up to, not including, `end`. */
export type Range = { start: number; end: number };

const sharedStart = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
};

/** Where pieces of a text are after it was edited; those that the edit touched are gone. */
export const moveRanges = (ranges: readonly Range[], before: string, after: string): readonly Range[] => {
  const start = sharedStart(before, after);
  const longest = Math.min(before.length, after.length) - start;
  let tail = 0;
  while (tail < longest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const shift = after.length - before.length;
  return ranges.flatMap((range) => {
    if (range.end <= start) return [range];
    if (range.start >= before.length - tail) return [{ start: range.start + shift, end: range.end + shift }];
    return [];
  });
};
