/** A tool call to be made. */
export interface PlannedToolCall {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Most records that a tool takes at once. */
const MOST_ITEMS = 50;

/** Cuts a list into parts that a tool takes. */
export function chunked<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const parts: (readonly Item[])[] = [];
  for (let start = 0; start < items.length; start += MOST_ITEMS) parts.push(items.slice(start, start + MOST_ITEMS));
  return parts;
}
