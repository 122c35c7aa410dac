import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';

/** Heartbeat with the heads, so that a lost tail is noticed without new traffic (D2, D7). */
export const bookmarkSchema = z.object({
  type: z.literal('bookmark'),
  heads: z.record(identifierSchema, z.int().nonnegative()).describe('By workspace.'),
});

export type BookmarkFrame = z.infer<typeof bookmarkSchema>;
