import { z } from 'zod';

export const pongSchema = z.object({ type: z.literal('pong'), t: z.number() });

export type PongFrame = z.infer<typeof pongSchema>;
