import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Patch } from '../../simulation/mutant/mutant.ts';
import type { Account, Target } from '../target.ts';

const program = path.join(import.meta.dirname, 'run-server.ts');
const mostErrorText = 4_000;

interface Started extends Target {
  readonly neighbour: Account;
}

/** A real server process with two people, and what it said on its error output. */
export class FuzzedServer {
  readonly target: Target;
  readonly neighbour: Account;
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #said: () => string;

  private constructor(started: Started, child: ChildProcess, folder: string, said: () => string) {
    this.target = started;
    this.neighbour = started.neighbour;
    this.#child = child;
    this.#folder = folder;
    this.#said = said;
  }

  /** `patches`: holes to be planted in it. */
  static async start(patches: readonly Patch[] = []): Promise<FuzzedServer> {
    const folder = await mkdtemp(path.join(tmpdir(), 'lockstep-fuzz-'));
    const child = fork(program, {
      execArgv: [],
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {
        ...process.env,
        FUZZ_PATCHES: JSON.stringify(patches),
        LOCKSTEP_DATA: folder,
        PORT: '0',
        LOCKSTEP_RATE_LIMITS: 'off',
        LOCKSTEP_MAX_SOCKETS_PER_USER: '1000',
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
    const [started] = (await Promise.race([once(child, 'message'), ended])) as [Started];
    return new FuzzedServer(started, child, folder, () => text);
  }

  /** What is wrong with the process: gone, or an error in its log. */
  judge(): readonly string[] {
    const { exitCode, signalCode } = this.#child;
    const gone = exitCode !== null || signalCode !== null ? [`the server ended with ${exitCode ?? signalCode}`] : [];
    const said = this.#said()
      .split('\n')
      .filter((line) => /"level":"(?:error|fatal)"|\bError\b/.test(line));
    return [...gone, ...said.slice(0, 3)];
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
