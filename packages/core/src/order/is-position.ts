import { generateKeyBetween } from 'fractional-indexing';

/** Whether a text is a fractional index that others can be placed beside. */
export function isPosition(text: string): boolean {
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    return false;
  }
}
