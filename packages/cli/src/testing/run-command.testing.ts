import { PassThrough, Writable } from 'node:stream';
import { runProgram } from '../run-program.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';

/** Text that a command has written, and waiting for what it will write. */
export class Written extends Writable {
  isTTY = false;
  text = '';
  #waiting: { readonly test: (text: string) => boolean; readonly resolve: () => void }[] = [];

  override _write(chunk: Buffer | string, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    const due = this.#waiting.filter(({ test }) => test(this.text));
    this.#waiting = this.#waiting.filter((each) => !due.includes(each));
    for (const { resolve } of due) resolve();
    done();
  }

  until(test: (text: string) => boolean): Promise<void> {
    if (test(this.text)) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ test, resolve });
    });
  }
}

export interface Terminal extends Surroundings {
  readonly stdin: PassThrough & { isTTY?: boolean };
  readonly stdout: Written;
  readonly stderr: Written;
}

/** Surroundings without anything of this machine, but for `env`. */
export function terminal(env: Readonly<Record<string, string>>, more: Partial<Surroundings> = {}): Terminal {
  return {
    env,
    folder: '/nowhere',
    // As the server's clock, which judges the tokens that a command makes for its moment.
    now: () => Date.now(),
    timeZone: 'Europe/Berlin',
    locale: 'en-GB',
    ending: new AbortController().signal,
    ...more,
    stdin: new PassThrough(),
    stdout: new Written(),
    stderr: new Written(),
  };
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line to its end. */
export async function run(args: readonly string[], surroundings: Terminal): Promise<Ran> {
  const code = await runProgram(args, surroundings);
  return { code, stdout: surroundings.stdout.text, stderr: surroundings.stderr.text };
}
