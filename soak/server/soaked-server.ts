import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Patch } from '../../simulation/mutant/mutant.ts';
import type { Usage } from './usage.ts';

const program = path.join(import.meta.dirname, 'run-server.ts');
const mostErrorText = 4_000;

/** Where a server is, and in whose name it is used. */
export interface Access {
  readonly port: number;
  readonly epoch: string;
  readonly token: string;
  readonly workspace_id: string;
}

/** A real server process that tells what it holds. */
export class SoakedServer {
  readonly access: Access;
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #said: () => string;

  private constructor(access: Access, child: ChildProcess, folder: string, said: () => string) {
    this.access = access;
    this.#child = child;
    this.#folder = folder;
    this.#said = said;
  }

  /** `patches`: leaks to be planted in it. */
  static async start(patches: readonly Patch[] = []): Promise<SoakedServer> {
    const folder = await mkdtemp(path.join(tmpdir(), 'lockstep-soak-'));
    const child = fork(program, {
      execArgv: ['--expose-gc'],
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {
        ...process.env,
        SOAK_PATCHES: JSON.stringify(patches),
        LOCKSTEP_DATA: folder,
        PORT: '0',
        LOCKSTEP_RATE_LIMITS: 'off',
        LOCKSTEP_MAX_SOCKETS_PER_USER: '1000000',
      },
    });
    let text = '';
    child.stderr?.on('data', (chunk) => {
      if (text.length < mostErrorText) text += String(chunk);
    });
    const ended = once(child, 'exit').then(([code]: unknown[]) => {
      throw new Error(`The server ended with ${String(code)}: ${text}`);
    });
    ended.catch(() => undefined);
    const [access] = (await Promise.race([once(child, 'message'), ended])) as [Access];
    return new SoakedServer(access, child, folder, () => text);
  }

  /** What it holds after it has collected its garbage. */
  async usage(): Promise<Usage> {
    const answered = once(this.#child, 'message');
    this.#child.send('usage');
    const [usage] = (await answered) as [Usage];
    return usage;
  }

  /** What it said on its error output. */
  get said(): string {
    return this.#said();
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const gone = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await gone;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}
