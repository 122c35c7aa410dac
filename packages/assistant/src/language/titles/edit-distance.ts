const LONGEST = 64;

/** Three rows of the table, kept between calls: thousands of words are compared for one misspelt one. */
const kept = {
  beforeLast: new Uint8Array(LONGEST + 1),
  last: new Uint8Array(LONGEST + 1),
  row: new Uint8Array(LONGEST + 1),
};

/**
 * How many letters apart two words are (insert, drop, replace, swap neighbours), or `limit + 1` as soon as it is more.
 * Words of more than 64 letters are never near.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > LONGEST || b.length > LONGEST) return limit + 1;
  let { beforeLast, last, row } = kept;
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const lowest = fillRow({ a, b, i, limit }, row, last, beforeLast);
    if (lowest > limit) return limit + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1);
}

function fillRow(
  { a, b, i, limit }: { readonly a: string; readonly b: string; readonly i: number; readonly limit: number },
  row: Uint8Array,
  last: Uint8Array,
  beforeLast: Uint8Array,
): number {
  // Further than `limit` off the diagonal no distance can be within it.
  const [from, to] = [Math.max(1, i - limit), Math.min(b.length, i + limit)];
  row[from - 1] = from === 1 ? i : limit + 1;
  let lowest = row[from - 1] ?? i;
  const letter = a.charCodeAt(i - 1);
  for (let j = from; j <= to; j += 1) {
    const other = b.charCodeAt(j - 1);
    const replaced = (last[j - 1] ?? 0) + (letter === other ? 0 : 1);
    let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced);
    const swapped = i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other;
    if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
    row[j] = cost;
    if (cost < lowest) lowest = cost;
  }
  if (to < b.length) row[to + 1] = limit + 1;
  return lowest;
}
