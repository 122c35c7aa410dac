import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';

/** First frame up: who is there and how far it has got. */
export const helloSchema = z.object({
  type: z.literal('hello'),
  protocol: z.int().positive(),
  client_id: z.string().min(1).max(100),
  epoch: z.string().max(64).optional(),
  cursors: z.record(identifierSchema, z.int().nonnegative()).optional(),
});

export type HelloFrame = z.infer<typeof helloSchema>;
