import { once } from 'node:events';
import path from 'node:path';
import { ForkedProgram } from '@lockstep/testkit/forked-program';
import type { Patch } from '../../simulation/mutant/mutant.ts';
import type { Usage } from './usage.ts';

const program = path.join(import.meta.dirname, 'run-server.ts');

/** Where a server is, and in whose name it is used. */
export interface Access {
  readonly port: number;
  readonly epoch: string;
  readonly token: string;
  readonly workspace_id: string;
}

/** A real server process that tells what it holds. */
export class SoakedServer {
  readonly #program: ForkedProgram<Access>;

  private constructor(started: ForkedProgram<Access>) {
    this.#program = started;
  }

  /** `patches`: leaks to be planted in it. */
  static async start(patches: readonly Patch[] = []): Promise<SoakedServer> {
    const started = await ForkedProgram.start<Access>(program, {
      folderPrefix: 'lockstep-soak-',
      execArgv: ['--expose-gc'],
      env: (folder) => ({
        SOAK_PATCHES: JSON.stringify(patches),
        LOCKSTEP_DATA: folder,
        PORT: '0',
        LOCKSTEP_RATE_LIMITS: 'off',
        LOCKSTEP_MAX_SOCKETS_PER_USER: '1000000',
      }),
    });
    return new SoakedServer(started);
  }

  get access(): Access {
    return this.#program.ready;
  }

  /** What it holds after it has collected its garbage. */
  async usage(): Promise<Usage> {
    const { child } = this.#program;
    const answered = once(child, 'message');
    child.send('usage');
    const [usage] = (await answered) as [Usage];
    return usage;
  }

  /** What it said on its error output. */
  get said(): string {
    return this.#program.said;
  }

  stop(): Promise<void> {
    return this.#program.stop();
  }
}
