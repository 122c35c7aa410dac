import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';

/** Starts the stream of one workspace after `seq`: first connect, joined workspace and after a reset alike (D12). */
export const resumeSchema = z.object({
  type: z.literal('resume'),
  workspace_id: identifierSchema,
  epoch: z.string().max(64),
  seq: z.int().nonnegative().describe('Last seq applied.'),
});

export type ResumeFrame = z.infer<typeof resumeSchema>;
