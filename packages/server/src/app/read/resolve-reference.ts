import { foldText } from '@lockstep/core';
import { type Candidate, LockstepError } from '@lockstep/protocol';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function fault(
  code: 'NOT_FOUND' | 'AMBIGUOUS',
  field: string,
  message: string,
  candidates: readonly Candidate[],
): never {
  throw new LockstepError(code, message, { errors: [{ path: field, message }], candidates });
}

/**
 * The id that a name or an id means among those there are; an ambiguous name answers with the candidates, never a guess.
 *
 * @throws LockstepError NOT_FOUND or AMBIGUOUS, naming the field.
 */
export function resolveReference(field: string, reference: string, among: readonly Candidate[]): string {
  if (uuid.test(reference)) {
    const found = among.find((candidate) => candidate.id === reference.toLowerCase());
    return found?.id ?? fault('NOT_FOUND', field, `There is no ${field} with this id.`, []);
  }
  const wanted = foldText(reference);
  const matches = among.filter((candidate) => foldText(candidate.name) === wanted);
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return only.id;
  if (matches.length > 1) fault('AMBIGUOUS', field, `More than one ${field} is called “${reference}”.`, matches);
  return fault('NOT_FOUND', field, `There is no ${field} called “${reference}”.`, among.slice(0, 20));
}
