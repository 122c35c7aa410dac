import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';

/** The backlog of a workspace has been sent; what follows happens now (D1). */
export const liveSchema = z.object({
  type: z.literal('live'),
  workspace_id: identifierSchema,
  head: z.int().nonnegative().describe('Up to which everything has been sent.'),
});

export type LiveFrame = z.infer<typeof liveSchema>;
