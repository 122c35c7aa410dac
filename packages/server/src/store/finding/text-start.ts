const pointsCompared = 7;
const pointRange = 128;

/**
 * A text's beginning as a number that never contradicts the order of texts, though it may be equal for different ones:
 * comparing numbers is many times quicker.
 */
export function textStart(text: string): number {
  let number = 0;
  let isExact = true;
  for (let at = 0; at < pointsCompared; at += 1) {
    const code = at < text.length && isExact ? text.charCodeAt(at) : 0;
    // Beyond ASCII all are alike, and what follows such a letter cannot be told from this number.
    if (code >= pointRange - 1) isExact = false;
    number = number * pointRange + Math.min(code, pointRange - 1);
  }
  return number;
}
