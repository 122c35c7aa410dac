import { z } from 'zod';
import { errorCatalogue, errorCodes } from './catalogue.ts';
import type { LockstepError } from './lockstep-error.ts';

/** One field at fault: `path` is the dotted place in the input, empty for the whole. */
export const fieldErrorSchema = z.object({
  path: z.string().describe('Dotted place in the input; empty for the whole.'),
  message: z.string(),
});

/** RFC 9457 problem details with our code; also the `error` of WebSocket frames (contract, "Errors"). */
export const problemSchema = z.object({
  type: z.string().describe('A URN of the code.'),
  title: z.string().describe('Always the same for a code.'),
  status: z.int(),
  detail: z.string().describe('What happened this time.'),
  code: z.enum(errorCodes),
  retryable: z.boolean().describe('Whether the same request may succeed later.'),
  errors: z.array(fieldErrorSchema).describe('The fields at fault.'),
  current: z.unknown().optional().describe('CONFLICT: the value that is there now.'),
  candidates: z
    .array(z.object({ id: z.string(), name: z.string() }))
    .optional()
    .describe('AMBIGUOUS, and NOT_FOUND by name: what may have been meant.'),
  request_id: z.string().optional().describe('INTERNAL: what to quote when reporting it.'),
});

export type FieldError = z.infer<typeof fieldErrorSchema>;
export type Problem = z.infer<typeof problemSchema>;

/** Words an error as problem details. */
export function toProblem(error: LockstepError, request_id?: string): Problem {
  const entry = errorCatalogue[error.code];
  return {
    type: `urn:lockstep:error:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: entry.title,
    status: entry.status,
    detail: error.message,
    code: error.code,
    retryable: entry.retryable,
    errors: [...error.errors],
    ...(error.current === undefined ? {} : { current: error.current }),
    ...(error.candidates === undefined ? {} : { candidates: [...error.candidates] }),
    ...(request_id === undefined ? {} : { request_id }),
  };
}
