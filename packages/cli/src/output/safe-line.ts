/**
 * Text that people wrote, fit for a line of a terminal: no control characters, which could move the cursor or change
 * colours, and nothing that turns the text around.
 */
export function safeLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, '');
}
