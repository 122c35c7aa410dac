import type { Store } from '../../packages/server/src/store/store.ts';

/** A place in a shipped file and what a mutant has there instead. */
export interface Patch {
  /** Path from the repository's root. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A fault of the kind that the rules are there to exclude (P2). */
export interface Mutant {
  readonly name: string;
  /** The rules it breaks. */
  readonly rules: string;
  /** A store put in the place of the shipped one. */
  readonly store?: (store: Store) => Store;
  /** Shipped text that is another when it is loaded. */
  readonly patches?: readonly Patch[];
}
