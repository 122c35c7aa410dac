import type { LockstepError } from '@lockstep/protocol';
import { safeLine } from './safe-line.ts';

function wordCandidates({ candidates = [] }: LockstepError): string[] {
  if (candidates.length === 0) return [];
  return ['Did you mean one of these?', ...candidates.map(({ id, name }) => `  ${id}  ${safeLine(name)}`)];
}

/** An error for a person: what happened, which fields are at fault, and what may have been meant. */
export function wordError(error: LockstepError): string {
  const told = error.errors.filter(({ path, message }) => path !== '' && !error.message.includes(message));
  const lines = [
    safeLine(error.message),
    ...told.map(({ path, message }) => `  ${safeLine(path)}: ${safeLine(message)}`),
    ...wordCandidates(error),
  ];
  return `${lines.join('\n')}\n`;
}
