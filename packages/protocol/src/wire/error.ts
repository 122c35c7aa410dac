import { z } from 'zod';
import { problemSchema } from '../error/problem.ts';

/** Something of the connection itself was wrong, e.g. a malformed frame. */
export const errorSchema = z.object({ type: z.literal('error'), error: problemSchema });

export type ErrorFrame = z.infer<typeof errorSchema>;
