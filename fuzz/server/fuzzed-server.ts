import path from 'node:path';
import { ForkedProgram } from '@lockstep/testkit/forked-program';
import type { Patch } from '../../simulation/mutant/mutant.ts';
import type { Account, Target } from '../target.ts';

const program = path.join(import.meta.dirname, 'run-server.ts');

interface Started extends Target {
  readonly neighbour: Account;
}

/** A real server process with two people, and what it said on its error output. */
export class FuzzedServer {
  readonly #program: ForkedProgram<Started>;

  private constructor(started: ForkedProgram<Started>) {
    this.#program = started;
  }

  /** `patches`: holes to be planted in it. */
  static async start(patches: readonly Patch[] = []): Promise<FuzzedServer> {
    const started = await ForkedProgram.start<Started>(program, {
      folderPrefix: 'lockstep-fuzz-',
      env: (folder) => ({
        FUZZ_PATCHES: JSON.stringify(patches),
        LOCKSTEP_DATA: folder,
        PORT: '0',
        LOCKSTEP_RATE_LIMITS: 'off',
        LOCKSTEP_MAX_SOCKETS_PER_USER: '1000',
      }),
    });
    return new FuzzedServer(started);
  }

  get target(): Target {
    return this.#program.ready;
  }

  get neighbour(): Account {
    return this.#program.ready.neighbour;
  }

  /** What is wrong with the process: gone, or an error in its log. */
  judge(): readonly string[] {
    const { ending, said } = this.#program;
    const gone = ending === undefined ? [] : [`the server ended with ${ending}`];
    const errors = said.split('\n').filter((line) => /"level":"(?:error|fatal)"|\bError\b/.test(line));
    return [...gone, ...errors.slice(0, 3)];
  }

  stop(): Promise<void> {
    return this.#program.stop();
  }
}
