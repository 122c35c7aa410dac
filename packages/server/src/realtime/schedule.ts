/** Calls back once, after so many milliseconds. */
export type Schedule = (ms: number, action: () => void) => void;
