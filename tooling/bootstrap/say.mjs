/** A reason to stop that is explained to the person at the terminal; no stack is shown for it. */
export class Stop extends Error {
  /** @override */
  name = 'Stop';
}

/**
 * Tells what takes long while it happens.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`lockstep: ${line}\n`);
}
