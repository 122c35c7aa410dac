/**
 * Folds case and diacritics, so that “Café” is found by “cafe”. Names, titles and searches are compared folded.
 *
 * @example
 * foldText('Café'); // 'cafe'
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
}
