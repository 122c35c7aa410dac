import { z } from 'zod';
import { errorCodes } from './catalogue.ts';

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
