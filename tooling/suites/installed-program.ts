import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { runProgram } from './run-program.ts';

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first of these programs that is on the path. */
export function programOnPath(candidates: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return candidates.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

/** A program that tests need and the machine may lack. */
export interface NeededProgram {
  /** What it is called in messages. */
  readonly title: string;
  /** Debian's packages that bring it. */
  readonly packages: readonly string[];
  /** What a person may do about it where it is not installed by itself. */
  readonly remedy: string;
  readonly find: () => string | undefined;
}

/** Finds a program or, as root on Debian, installs it. An error says exactly what is missing. */
export async function ensureProgram({ title, packages, remedy, find }: NeededProgram): Promise<string> {
  const found = find();
  if (found !== undefined) return found;
  const aptGet = programOnPath(['apt-get']);
  if (aptGet === undefined || process.getuid?.() !== 0) throw new Error(`The tests need ${title}. ${remedy}`);
  console.error(`lockstep: installing ${title} through apt-get (once)`);
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram(aptGet, ['update', '-q'], { environment });
  const install = await runProgram(aptGet, ['install', '-q', '-y', '--no-install-recommends', ...packages], {
    environment,
  });
  const installed = find();
  if (install.exitCode !== 0 || installed === undefined) {
    throw new Error(`apt-get could not install ${title}:\n${install.output}`);
  }
  return installed;
}
