import { ensureProgram, programOnPath } from './installed-program.ts';

/** Finds Python or, as root on Debian, installs it: it runs one of the examples. */
export function ensurePython(): Promise<string> {
  return ensureProgram({
    title: 'Python 3',
    packages: ['python3'],
    remedy: 'Install it (on Debian: apt-get install python3).',
    find: () => programOnPath(['python3']),
  });
}
