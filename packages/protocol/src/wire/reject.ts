import { z } from 'zod';
import { operationIdSchema } from '../entity/operation-id.ts';
import { problemSchema } from '../error/problem.ts';

/** The operation was refused; nothing of it happened. */
export const rejectSchema = z.object({ type: z.literal('reject'), op_id: operationIdSchema, error: problemSchema });

export type RejectFrame = z.infer<typeof rejectSchema>;
