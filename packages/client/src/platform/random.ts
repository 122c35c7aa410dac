/** A number in [0, 1). */
export type Random = () => number;

/** The machine's random numbers: good enough to spread retries, never used for secrets or ids. */
export const systemRandom: Random = () => Math.random();
