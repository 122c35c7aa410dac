import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';

/** Why a cursor cannot be continued (S4, S5, D6). */
export const resetReasonSchema = z.enum(['epoch', 'ahead', 'floor', 'forbidden']);

/** Forget this workspace's cursor: take a snapshot and resume from it; `forbidden`: wipe it. */
export const resetSchema = z.object({
  type: z.literal('reset'),
  workspace_id: identifierSchema,
  reason: resetReasonSchema,
});

export type ResetReason = z.infer<typeof resetReasonSchema>;
export type ResetFrame = z.infer<typeof resetSchema>;
