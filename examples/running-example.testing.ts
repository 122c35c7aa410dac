import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../tooling/example.ts');

/** An example, started by its one command against a server. */
export class RunningExample {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #printed = '';
  #listeners: (() => void)[] = [];

  constructor(name: string, env: Readonly<Record<string, string>>, args: readonly string[] = []) {
    const { LOCKSTEP_URL: _url, LOCKSTEP_TOKEN: _token, ...rest } = process.env;
    this.#child = spawn(process.execPath, [program, name, ...args], {
      env: { ...rest, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#ended = once(this.#child, 'close').then(() => this.#tell());
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#printed += text;
        this.#tell();
      });
    }
  }

  /** All it has printed, line by line. */
  get lines(): readonly string[] {
    return this.#printed.split('\n');
  }

  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  /** Waits for a line; rejects with all that was printed where it ends without it. */
  async until(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = this.lines.find((line) => pattern.test(line));
      if (found !== undefined) return found;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        throw new Error(`It ended without ${String(pattern)}:\n${this.#printed}`);
      }
      await new Promise<void>((resolve) => this.#listeners.push(resolve));
    }
  }

  /** Waits until it has ended by itself. */
  async ended(): Promise<number | null> {
    await this.#ended;
    return this.exitCode;
  }

  /** Ends it as Ctrl-C does. */
  async stop(): Promise<void> {
    this.#child.kill('SIGINT');
    await this.#ended;
  }

  #tell(): void {
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener();
  }
}
