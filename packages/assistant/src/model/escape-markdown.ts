const MARKUP = /[\\`*_~[\]<>&|#]/gu;
/** At the beginning of a line these make a heading, a quotation or a list. */
const BLOCK = /^(?<before>\s*(?:\d+(?=[.)]))?)(?<mark>[-+=.)])/u;

/** Words of a person as they stand inside the assistant's Markdown: shown as typed, never as markup, on one line. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/gu, ' ')
    .replaceAll(MARKUP, String.raw`\$&`)
    .replace(BLOCK, String.raw`$<before>\$<mark>`);
}
