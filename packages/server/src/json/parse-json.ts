import { isUtf8 } from 'node:buffer';
import { LockstepError } from '@lockstep/protocol';
import { countKeptMembers, countWrittenMembers } from './count-members.ts';
import { findDeep, findRepeated } from './find-in-json.ts';

/** Deeper nesting than any input has; what recurses over parsed input is safe below it. */
const maxDepth = 64;

function fault(code: 'MALFORMED' | 'VALIDATION_FAILED', path: string, message: string): LockstepError {
  return new LockstepError(code, path === '' ? message : `${path}: ${message}`, { errors: [{ path, message }] });
}

/**
 * What a JSON text says. A member that is there twice is refused: one of the two would silently not count.
 *
 * @param what what the text is, in the words of an error: “body”, “frame”
 * @throws LockstepError MALFORMED if it is not JSON or nested too deeply, VALIDATION_FAILED naming a member that is there
 *   twice.
 */
export function parseJson(text: string, what: string): unknown {
  const written = countWrittenMembers(text, maxDepth);
  if (written === -1) {
    throw fault('MALFORMED', findDeep(text, maxDepth), `The ${what} is nested deeper than ${maxDepth} levels.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'syntax error';
    throw new LockstepError('MALFORMED', `The ${what} is not valid JSON: ${reason}.`, { cause });
  }
  if (written !== countKeptMembers(value)) throw fault('VALIDATION_FAILED', findRepeated(text) ?? '', 'is there twice');
  return value;
}

/** As `parseJson`, of bytes; they are MALFORMED too where they are not UTF-8. */
export function parseJsonBytes(bytes: Buffer, what: string): unknown {
  if (!isUtf8(bytes)) throw new LockstepError('MALFORMED', `The ${what} is not valid UTF-8.`);
  return parseJson(bytes.toString('utf8'), what);
}
