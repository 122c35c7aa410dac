import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'packages/cli/bin/lockstep.mjs');
const folderProgram = path.join(import.meta.dirname, 'serve-folder.ts');

/** A real server in a process of its own, on a data folder of its own. */
export interface LockstepServer {
  readonly url: string;
  /** The single-use link that it printed when its database was fresh. */
  readonly firstSignIn: string;
  /** Runs the command line beside the server, on the same data; answers what it printed. */
  cli(...args: readonly string[]): Promise<string>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again where it was; with a folder, that build of the web app is served. */
  restart(webFolder?: string): Promise<void>;
  /** Ends it for good and takes its data away. */
  remove(): Promise<void>;
}

type Settings = Readonly<Record<string, string>>;

function environmentOf(folder: string, port: number, settings: Settings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...settings,
    LOCKSTEP_DATA: folder,
    LOCKSTEP_RATE_LIMITS: 'off',
    LOG_LEVEL: 'fatal',
    PORT: String(port),
  };
}

/** Collects what a process prints until it has said where it is. */
async function printedBy(child: ChildProcess, whole: RegExp): Promise<string> {
  let printed = '';
  child.stderr?.on('data', (piece: Buffer) => {
    printed += piece.toString();
  });
  for await (const piece of child.stdout ?? []) {
    printed += String(piece);
    if (whole.test(printed)) {
      // Whatever else it prints must not fill the pipe.
      child.stdout?.resume();
      return printed;
    }
  }
  throw new Error(`The server ended before it was listening:\n${printed}`);
}

/** Starts a server and waits until it is listening; its data folder bears the name. `settings` are set for it beside. */
export async function startLockstep(name: string, settings: Settings = {}): Promise<LockstepServer> {
  const folder = await mkdtemp(path.join(tmpdir(), `lockstep-${name}-`));
  const start = (port: number, webFolder?: string): ChildProcess => {
    const args = webFolder === undefined ? [program, 'serve'] : [folderProgram, webFolder];
    return spawn(process.execPath, args, { cwd: root, env: environmentOf(folder, port, settings) });
  };
  let child = start(0);
  const said = await printedBy(child, /Lockstep is at \S+\n[\s\S]*token=\S+\n/);
  const url = /Lockstep is at (\S+)/.exec(said)?.[1] ?? '';
  const firstSignIn = /(http\S+token=\S+)/.exec(said)?.[1] ?? '';
  const port = Number(new URL(url).port);

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  return {
    url,
    firstSignIn,
    kill,
    async cli(...args) {
      const { stdout } = await run(process.execPath, [program, ...args], {
        cwd: root,
        env: environmentOf(folder, port, { ...settings, LOCKSTEP_URL: url }),
      });
      return stdout.trim();
    },
    async restart(webFolder) {
      child = start(port, webFolder);
      await printedBy(child, /Lockstep is at \S+\n/);
    },
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
