import { z } from 'zod';
import { identifierSchema } from './identifier.ts';
import { lineSchema } from './text.ts';

/** What a member may do: viewers read, editors also write, owners also govern membership. */
export const roleSchema = z.enum(['owner', 'editor', 'viewer']);

/** The unit of visibility and of order: one log, one gapless `seq` (S1, S6). */
export const workspaceSchema = z.object({
  id: identifierSchema,
  name: lineSchema(120),
  kind: z.enum(['personal', 'shared']),
  role: roleSchema,
  head: z.int().nonnegative().describe('Seq of its latest change.'),
});

export type Role = z.infer<typeof roleSchema>;
export type Workspace = z.infer<typeof workspaceSchema>;
