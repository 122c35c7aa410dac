import { anyOf, WORD_END, WORD_START } from '../pattern.ts';

/** Removes phrases from the front of a text as long as something is left. */
export function strippingFront(phrases: readonly string[]): (text: string) => string {
  const pattern = new RegExp(`^${anyOf(phrases)}${WORD_END}[\\s,:]*(?=\\S)`, 'iu');
  return (text) => stripAll(text, pattern);
}

/** Removes phrases from the end of a text as long as something is left. */
export function strippingBack(phrases: readonly string[]): (text: string) => string {
  const pattern = new RegExp(`(?<=\\S)[\\s,]+${anyOf(phrases)}$`, 'iu');
  return (text) => stripAll(text, pattern);
}

function stripAll(text: string, pattern: RegExp): string {
  let current = text;
  for (let next = current.replace(pattern, ''); next !== current; next = current.replace(pattern, '')) current = next;
  return current;
}

/** Whether the whole text is one of these phrases. */
export function wholePhrase(phrases: readonly string[]): (text: string) => boolean {
  const set = new Set(phrases);
  return (text) => set.has(text.trim().toLowerCase().replaceAll(/\s+/gu, ' '));
}

/** Finds any of these phrases as whole words. */
export function phraseFinder(phrases: readonly string[]): RegExp {
  return new RegExp(`${WORD_START}${anyOf(phrases)}${WORD_END}`, 'iu');
}
