/** One cell: what it says, and how it is painted without changing its width. */
export interface Cell {
  readonly text: string;
  readonly paint?: ((text: string) => string) | undefined;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const wide = /[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/u;

/** Columns that a text takes on a terminal. */
function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** Lines of aligned columns; a column that is empty in every row is left out. */
export function table(rows: readonly (readonly Cell[])[]): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.map((row) => widthOf(row[column]?.text ?? ''))),
  );
  return rows.map((row) =>
    row
      .flatMap(({ text, paint }, column) => {
        const width = widths[column] ?? 0;
        if (width === 0) return [];
        const padding = ' '.repeat(width - widthOf(text));
        return [(paint === undefined || text === '' ? text : paint(text)) + padding];
      })
      .join('  ')
      .trimEnd(),
  );
}
