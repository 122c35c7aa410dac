import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Which of two cores a process is to have for itself. */
export type Core = 'server' | 'load';

const holder = 'taskset';
const cpus: Readonly<Record<Core, string>> = { server: '0', load: '1' };

function hasHolder(): boolean {
  try {
    execFileSync(holder, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Whether processes can be held to a core here: `taskset` and two cores are needed. */
export const canPin = availableParallelism() > 1 && hasHolder();

/** The command that runs `command` on a core of its own, where that can be had. */
export function pinned(core: Core, command: readonly string[]): readonly [string, ...string[]] {
  const [program = process.execPath, ...rest] = command;
  return canPin ? [holder, '-c', cpus[core], program, ...rest] : [program, ...rest];
}
