const pointsCompared = 7;
const pointRange = 128;

/**
 * A text's beginning as a number that never contradicts the order of texts, though it may be equal for different ones:
 * comparing numbers is many times quicker.
 */
export function textStart(text: string): number {
  return startFrom(text, 0);
}

/** What follows the part that `textStart` tells of: it orders texts of which that part is the same. */
export function textNext(text: string): number {
  for (let at = 0; at < pointsCompared; at += 1) {
    // Not all of what comes before has been compared.
    if (text.charCodeAt(at) >= pointRange - 1) return 0;
  }
  return startFrom(text, pointsCompared);
}

function startFrom(text: string, from: number): number {
  let number = 0;
  let isExact = true;
  for (let at = from; at < from + pointsCompared; at += 1) {
    const code = at < text.length && isExact ? text.charCodeAt(at) : 0;
    // Beyond ASCII all are alike, and what follows such a letter cannot be told from this number.
    if (code >= pointRange - 1) isExact = false;
    number = number * pointRange + Math.min(code, pointRange - 1);
  }
  return number;
}
