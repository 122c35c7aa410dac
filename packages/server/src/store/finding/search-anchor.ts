/** The letters of English and its neighbours, the most frequent first. */
const letters = 'etaoinsrhdlucmfywgpbvkjxqz';

/** A shorter rest of a word would be found in too many other words. */
const shortest = 3;

function rarity(letter: string): number {
  const rank = letters.indexOf(letter);
  return rank === -1 ? letters.length : rank;
}

/**
 * Where in a word to begin to look for it: searching for a text stops wherever its first letter stands, so a rest of the
 * word that begins with a rare one is found several times as fast. Zero for what is short.
 *
 * @example
 * searchAnchor('invoice'); // 2: look for “voice”
 */
export function searchAnchor(word: string): number {
  let best = 0;
  for (let at = 1; at + shortest <= word.length; at += 1) {
    if (rarity(word.charAt(at)) > rarity(word.charAt(best))) best = at;
  }
  return best;
}
