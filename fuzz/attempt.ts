import type { Target } from './target.ts';

/** One input to the server: what it follows from is its seed and index alone, so it can be made again. */
export interface Attempt {
  /** The way in, e.g. `REST`. */
  readonly door: string;
  /** The input itself, to be printed where it brought something to light. */
  readonly input: string;
  /** Sends it; answers what was wrong about the server's reaction. */
  send(target: Target): Promise<readonly string[]>;
}
