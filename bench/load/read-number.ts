const zero = 48;

/** The decimal number that begins at `at`; 0 where there is none. */
export function readNumber(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let index = at; index < bytes.length; index += 1) {
    const digit = (bytes[index] ?? 0) - zero;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return value;
}
