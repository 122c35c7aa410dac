import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';

/** Answer to `hello`: the session's terms and the head of each of the user's workspaces. */
export const readySchema = z.object({
  type: z.literal('ready'),
  session_id: z.string(),
  user_id: identifierSchema,
  epoch: z.string(),
  heads: z.record(identifierSchema, z.int().nonnegative()),
  heartbeat_ms: z.int().positive(),
  max_frame_bytes: z.int().positive(),
});

export type ReadyFrame = z.infer<typeof readySchema>;
