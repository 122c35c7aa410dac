import { z } from 'zod';
import { identifierSchema } from './identifier.ts';
import { runIdSchema } from './operation-id.ts';

/** Through which kind of door a change came. */
export const actorKindSchema = z.enum(['user', 'assistant', 'mcp', 'api', 'system']);

/**
 * Who did it: always a person's authority (`user_id`), possibly exercised by an assistant, an MCP client or a script
 * (`client`), as part of one agent run (`run_id`).
 */
export const actorSchema = z.object({
  kind: actorKindSchema.describe('Through which kind of door.'),
  user_id: identifierSchema.describe('The person whose authority was used.'),
  name: z.string().describe('That person’s name.'),
  client: z.string().optional().describe('The program: an MCP client, a token’s name.'),
  run_id: runIdSchema.optional().describe('The agent run it belongs to; undo takes it.'),
});

export type ActorKind = z.infer<typeof actorKindSchema>;
export type Actor = z.infer<typeof actorSchema>;
