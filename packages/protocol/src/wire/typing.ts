import { z } from 'zod';
import { actorSchema } from '../entity/actor.ts';

/** Somebody is writing, above all the assistant (M15). Never in the log (D9). */
export const typingSchema = z.object({
  type: z.literal('typing'),
  actor: actorSchema,
  thread_id: z.string(),
  state: z.enum(['start', 'stop']),
});

export type TypingFrame = z.infer<typeof typingSchema>;
