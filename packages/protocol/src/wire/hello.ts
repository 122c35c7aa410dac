import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';

/** First frame up: who is there and how far it has got. */
export const helloSchema = z.object({
  type: z.literal('hello'),
  protocol: z.int().positive().describe('The version spoken.'),
  client_id: z.string().min(1).max(100).describe('The same over reconnects of one client.'),
  epoch: z.string().max(64).optional().describe('The one the cursors belong to.'),
  cursors: z.record(identifierSchema, z.int().nonnegative()).optional().describe('Last seq applied, by workspace.'),
});

export type HelloFrame = z.infer<typeof helloSchema>;
