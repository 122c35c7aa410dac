import { fold } from '../find-people.ts';

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a title as they are compared: no case, no accents, no possessive, singular. */
export function titleWords(title: string): readonly string[] {
  const folded = fold(title);
  const plain = /['’]/u.test(folded) ? folded.replaceAll(/['’]s(?![\p{L}])/gu, '') : folded;
  return (plain.match(WORD) ?? []).map(singular);
}

/** A rough singular: good enough to bring "eggs" and "egg" together, the same on both sides. */
function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ches|shes|sses|xes|zes|oes)$/u.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us')) return word.slice(0, -1);
  return word;
}
