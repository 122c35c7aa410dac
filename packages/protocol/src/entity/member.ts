import { z } from 'zod';
import { actorSchema } from './actor.ts';
import { identifierSchema } from './identifier.ts';
import { lineSchema } from './text.ts';
import { timestampSchema } from './time.ts';
import { roleSchema } from './workspace.ts';

/**
 * A person's membership of a workspace. Whoever has left, or was removed, is still told of by name, with `deleted_at`: the
 * log and the tasks speak of them.
 */
export const memberSchema = z.object({
  id: identifierSchema.describe('The person: a member’s id is their user id, so nobody is a member twice.'),
  workspace_id: identifierSchema,
  user_id: identifierSchema.describe('The same as `id`.'),
  name: lineSchema(120).describe('The person’s name.'),
  role: roleSchema,
  seq: z.int().nonnegative().describe('Of its latest change; 0 where that is older than the log.'),
  created_at: timestampSchema,
  updated_at: timestampSchema,
  created_by: actorSchema,
  updated_by: actorSchema,
  deleted_at: timestampSchema.nullable().describe('When the membership ended.'),
});

export type Member = z.infer<typeof memberSchema>;
