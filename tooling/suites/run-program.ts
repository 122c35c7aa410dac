import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { exitCodeOf, onEndingSignal } from '../bootstrap/hand-over.mjs';

/** Root of the repository. */
export const root = path.resolve(import.meta.dirname, '../..');

/** What a program left behind. */
export interface Ended {
  readonly exitCode: number;
  /** What it wrote, unless it wrote to the terminal. */
  readonly output: string;
}

const running = new Set<ChildProcess>();
let ending = false;

onEndingSignal((signal) => {
  ending = true;
  for (const child of running) child.kill(signal);
});

/** Whether this run was asked to stop; what has not begun shall not begin. */
export function isEnding(): boolean {
  return ending;
}

/** Runs a program from the root and waits for it. `show` lets it write to the terminal. */
export async function runProgram(
  command: string,
  args: readonly string[],
  { show = false, environment = {} }: { show?: boolean; environment?: Record<string, string> } = {},
): Promise<Ended> {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    env: { ...process.env, ...environment },
  });
  running.add(child);
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = new Promise((resolve) => {
    child.once('close', resolve);
  });
  try {
    const exitCode = await exitCodeOf(child);
    await closed;
    return { exitCode, output: Buffer.concat(chunks).toString('utf8') };
  } catch (error) {
    return { exitCode: 127, output: `${command} could not be started: ${String(error)}` };
  } finally {
    running.delete(child);
  }
}

/** Runs the program that a package brings, on this Node. */
export function runTool(
  bin: string,
  args: readonly string[],
  options?: { show?: boolean; environment?: Record<string, string> },
): Promise<Ended> {
  return runProgram(process.execPath, [path.join(root, 'node_modules', bin), ...args], options);
}
