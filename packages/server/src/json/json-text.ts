/** What of JSON's grammar its scanners look at. */
export const quote = 0x22;
export const colon = 0x3a;
export const comma = 0x2c;
export const openList = 0x5b;
const openObject = 0x7b;
// “[” and “{”, “]” and “}” differ in one bit alone.
const caseBit = 0x20;
const backslash = 0x5c;
const closeObject = 0x7d;

export function isOpener(code: number): boolean {
  return (code | caseBit) === openObject;
}

export function isCloser(code: number): boolean {
  return (code | caseBit) === closeObject;
}

/** Where the string that begins before `from` has its closing quote; the text's end if it has none. */
export function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return at;
  }
  return text.length;
}
