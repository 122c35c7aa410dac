import { closingQuote, colon, isCloser, isOpener, quote } from './json-text.ts';

/**
 * How many members the objects in a JSON text have, all together, those that are there twice counted twice; -1 if it is
 * nested deeper than `maxDepth`. Makes nothing: every request comes through here.
 */
export function countWrittenMembers(text: string, maxDepth: number): number {
  let depth = 0;
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = closingQuote(text, at + 1);
    else if (code === colon) members += 1;
    else if (isOpener(code)) {
      depth += 1;
      if (depth > maxDepth) return -1;
    } else if (isCloser(code)) depth -= 1;
  }
  return members;
}

/** How many members the objects in a parsed value have, all together: one of each name. */
export function countKeptMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let members = Array.isArray(value) ? 0 : inner.length;
  for (const each of inner) members += countKeptMembers(each);
  return members;
}
