import { z } from 'zod';
import { actorSchema } from './actor.ts';
import { identifierSchema } from './identifier.ts';
import { lineSchema } from './text.ts';
import { timestampSchema } from './time.ts';

export const workspaceNameSchema = lineSchema(120);

/** A workspace as its own log tells of it: the same for every member, unlike the entry in one member's list. */
export const workspaceRecordSchema = z.object({
  id: identifierSchema,
  name: workspaceNameSchema,
  kind: z.enum(['personal', 'shared']),
  seq: z.int().nonnegative().describe('Of its latest change; 0 where that is older than the log.'),
  created_at: timestampSchema,
  updated_at: timestampSchema,
  created_by: actorSchema,
  updated_by: actorSchema,
});

export type WorkspaceRecord = z.infer<typeof workspaceRecordSchema>;
