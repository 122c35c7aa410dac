import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';

/**
 * Tells the members of a workspace that you have it open, and which task you look at; it holds as long as the connection
 * and its stream of the workspace do. Answered by `presence`. Never in the log (D9).
 */
export const announcePresenceSchema = z.object({
  type: z.literal('presence'),
  workspace_id: identifierSchema.describe('One that is streamed to you.'),
  state: z.enum(['active', 'idle', 'gone']),
  task_id: identifierSchema.nullable().optional().describe('Default: none.'),
});

export type AnnouncePresenceFrame = z.infer<typeof announcePresenceSchema>;
