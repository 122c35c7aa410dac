import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const mostErrorText = 4_000;

export interface ProgramOptions {
  /** Of the temporary folder in which it runs, e.g. `lockstep-fuzz-`. */
  readonly folderPrefix: string;
  /** Added to this process's environment. */
  readonly env: (folder: string) => Readonly<Record<string, string>>;
  /** Options of Node. */
  readonly execArgv?: readonly string[];
}

/** A program in a process and a folder of its own, that says by a message when it is ready. */
export class ForkedProgram<Ready> {
  /** Its first message. */
  readonly ready: Ready;
  readonly child: ChildProcess;
  readonly #folder: string;
  readonly #said: () => string;

  private constructor(ready: Ready, child: ChildProcess, folder: string, said: () => string) {
    this.ready = ready;
    this.child = child;
    this.#folder = folder;
    this.#said = said;
  }

  /** Starts `program`, a file; rejects with what it said if it ends before it is ready. */
  static async start<Ready>(program: string, options: ProgramOptions): Promise<ForkedProgram<Ready>> {
    const folder = await mkdtemp(path.join(tmpdir(), options.folderPrefix));
    const child = fork(program, {
      execArgv: [...(options.execArgv ?? [])],
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, ...options.env(folder) },
    });
    let text = '';
    child.stderr?.on('data', (chunk) => {
      if (text.length < mostErrorText) text += String(chunk);
    });
    const ended = once(child, 'exit').then(([code]: unknown[]) => {
      throw new Error(`The program ended with ${String(code)}: ${text}`);
    });
    ended.catch(() => undefined);
    const [ready] = (await Promise.race([once(child, 'message'), ended])) as [Ready];
    return new ForkedProgram(ready, child, folder, () => text);
  }

  /** The beginning of what it said on its error output. */
  get said(): string {
    return this.#said();
  }

  /** How it ended; undefined while it runs. */
  get ending(): number | NodeJS.Signals | undefined {
    return this.child.exitCode ?? this.child.signalCode ?? undefined;
  }

  /** Ends it as a power cut would, and removes its folder. */
  async stop(): Promise<void> {
    if (this.ending === undefined) {
      const gone = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await gone;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}
