import type { Problem } from '@lockstep/protocol';
import { errorCatalogue } from '@lockstep/protocol/schemaless';

/**
 * A problem that the server answered; undefined if it is none, or of a code that this version does not know. Of the rest
 * only what the client goes by is checked.
 */
export function readProblem(body: unknown): Problem | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { code, title, status, detail, retryable, errors } = body as Readonly<Record<string, unknown>>;
  const known = typeof code === 'string' && Object.hasOwn(errorCatalogue, code);
  const worded = typeof title === 'string' && typeof detail === 'string';
  if (!known || !worded || typeof status !== 'number' || typeof retryable !== 'boolean') return undefined;
  return Array.isArray(errors) ? (body as Problem) : undefined;
}
