import type { Surroundings } from '../surroundings/surroundings.ts';

/** What a command is made with. */
export interface CommandContext {
  readonly surroundings: Surroundings;
  /** Where a command that answers and has failed all the same says so. */
  readonly outcome: { exitCode: 0 | 1 | 2 };
}
