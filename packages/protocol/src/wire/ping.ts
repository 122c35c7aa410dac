import { z } from 'zod';

/** Measures the round trip: `t` comes back as it was. */
export const pingSchema = z.object({ type: z.literal('ping'), t: z.number() });

export type PingFrame = z.infer<typeof pingSchema>;
