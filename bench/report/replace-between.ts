/** Puts `body` in place of what stands between two markers. Throws if they are not there, once each and in order. */
export function replaceBetween(text: string, [begin, end]: readonly [string, string], body: string): string {
  const [before, rest, ...more] = text.split(begin);
  const [old, after, ...others] = rest?.split(end) ?? [];
  if (before === undefined || old === undefined || after === undefined || more.length + others.length > 0) {
    throw new Error(`The text needs ${begin} and, after it, ${end}.`);
  }
  return `${before}${begin}\n${body}\n${end}${after}`;
}
