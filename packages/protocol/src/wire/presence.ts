import { z } from 'zod';
import { actorSchema } from '../entity/actor.ts';
import { identifierSchema } from '../entity/identifier.ts';

/** Somebody who has a workspace open on one connection. */
export const presentSchema = z.object({
  session_id: z.string().describe('Of the connection; your own is in `ready`.'),
  actor: actorSchema,
  state: z.enum(['active', 'idle']),
  task_id: identifierSchema.nullable().describe('The task they look at.'),
});

/**
 * Who has a workspace open (M19): all of it each time, so that one that got lost does no harm. Never in the log (D9).
 */
export const presenceSchema = z.object({
  type: z.literal('presence'),
  workspace_id: identifierSchema,
  present: z.array(presentSchema).describe('Those who came or changed last, first; not all where they are many.'),
  count: z.int().nonnegative().describe('All who are present, those not listed too.'),
  expires_ms: z.int().positive().describe('Not repeated within this time: nobody is known to be present any more.'),
});

export type Present = z.infer<typeof presentSchema>;
export type PresenceFrame = z.infer<typeof presenceSchema>;
