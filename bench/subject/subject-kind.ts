import { fileURLToPath } from 'node:url';

/** What can be measured: ourselves, and peers that do the same job. */
export type SubjectKind = 'lockstep' | 'ws-naive' | 'socket-io';

const programs: Readonly<Record<SubjectKind, string>> = {
  lockstep: fileURLToPath(new URL('lockstep-server.ts', import.meta.url)),
  'ws-naive': fileURLToPath(new URL('../peer/ws-naive.ts', import.meta.url)),
  'socket-io': fileURLToPath(new URL('../peer/socket-io.ts', import.meta.url)),
};

/** The program that runs a subject in a process of its own. */
export function programOf(kind: SubjectKind): string {
  return programs[kind];
}
