import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/lockstep.mjs', import.meta.url));

type Variables = Readonly<Record<string, string>>;

/** Starts the program as a person would, with these variables and no others of ours. */
export function startProgram(args: readonly string[], env: Variables) {
  const base = { PATH: process.env['PATH'] ?? '', TZ: 'UTC', LOG_LEVEL: 'fatal' };
  return spawn(process.execPath, [program, ...args], { env: { ...base, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
}

export interface ProgramRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs it to its end. */
export async function runProcess(args: readonly string[], env: Variables): Promise<ProgramRun> {
  const child = startProgram(args, env);
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

/** `lockstep serve` in a process of its own. */
export interface ServeProcess {
  readonly url: string;
  readonly port: number;
  /** Ends it as Ctrl-C does, or as a power cut; resolves when it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** What it says of where it is; it is read on, since a server whose words nobody takes any more ends. */
function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Lockstep is at (\S+)\n/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`The server ended before it was listening: ${said}`)));
  });
}

/** Starts a server on a data folder; resolves when it listens. Port 0 is any free one. */
export async function serveProcess(folder: string, port = 0): Promise<ServeProcess> {
  const env = { LOCKSTEP_DATA: folder, PORT: String(port), LOCKSTEP_RATE_LIMITS: 'off', CI: '1' };
  const child = startProgram(['serve'], env);
  const gone = once(child, 'exit');
  child.stderr.pipe(process.stderr);
  const url = await addressOf(child);
  return {
    url,
    port: Number(new URL(url).port),
    end: async (signal) => {
      child.kill(signal);
      await gone;
    },
  };
}
