import { once } from 'node:events';
import path from 'node:path';
import { ForkedProgram } from '@lockstep/testkit/forked-program';
import type { Patch } from '../../simulation/mutant/mutant.ts';
import type { MadePeople, Request } from './made-people.ts';

const program = path.join(import.meta.dirname, 'run-server.ts');

/** A real server process in which everybody has an account. */
export class MatrixServer {
  readonly #program: ForkedProgram<MadePeople>;
  #told: Promise<unknown> = Promise.resolve();

  private constructor(started: ForkedProgram<MadePeople>) {
    this.#program = started;
  }

  /** `patches`: holes to be planted in it. */
  static async start(patches: readonly Patch[] = []): Promise<MatrixServer> {
    const started = await ForkedProgram.start<MadePeople>(program, {
      folderPrefix: 'lockstep-matrix-',
      env: (folder) => ({ MATRIX_PATCHES: JSON.stringify(patches), LOCKSTEP_DATA: folder }),
    });
    return new MatrixServer(started);
  }

  get made(): MadePeople {
    return this.#program.ready;
  }

  /** What it said on its error output: nothing, where nothing went wrong. */
  get said(): string {
    return this.#program.said;
  }

  /** Asks the process; one question after the other. */
  tell(request: Request): Promise<unknown> {
    const answer = this.#told.then(() => this.#tell(request));
    this.#told = answer.catch(() => undefined);
    return answer;
  }

  async #tell(request: Request): Promise<unknown> {
    const answered = once(this.#program.child, 'message');
    this.#program.child.send(request);
    const [answer] = (await answered) as [unknown];
    return answer;
  }

  /** The SQL that was run since this was last asked. */
  async statements(): Promise<readonly string[]> {
    return (await this.tell('statements')) as readonly string[];
  }

  stop(): Promise<void> {
    return this.#program.stop();
  }
}
