import { z } from 'zod';
import { actorSchema } from '../entity/actor.ts';
import { identifierSchema } from '../entity/identifier.ts';
import { operationIdSchema } from '../entity/operation-id.ts';
import { timestampSchema } from '../entity/time.ts';
import { changeEventSchema } from './change-event.ts';

/** All changes of one operation, applied in one step (D3); `part` of `parts` where it is above 256 KiB. */
export const batchSchema = z.object({
  type: z.literal('batch'),
  workspace_id: identifierSchema,
  from: z.int().positive().describe('Seq of the operation’s first change.'),
  to: z.int().positive().describe('Seq of the operation’s last change.'),
  op_id: operationIdSchema,
  actor: actorSchema,
  timestamp: timestampSchema,
  events: z.array(changeEventSchema),
  part: z.int().positive().optional().describe('From 1; absent where the batch came whole.'),
  parts: z.int().positive().optional(),
});

export type BatchFrame = z.infer<typeof batchSchema>;
