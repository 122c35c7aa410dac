import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';

/** Answer to `hello`: the session's terms and the head of each of the user's workspaces. */
export const readySchema = z.object({
  type: z.literal('ready'),
  session_id: z.string(),
  user_id: identifierSchema,
  epoch: z.string(),
  heads: z.record(identifierSchema, z.int().nonnegative()).describe('By workspace: all that you may see.'),
  heartbeat_ms: z.int().positive().describe('How often a `bookmark` comes.'),
  max_frame_bytes: z.int().positive().describe('Largest frame you may send.'),
});

export type ReadyFrame = z.infer<typeof readySchema>;
