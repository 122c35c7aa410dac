import { z } from 'zod';

/** Renews the session in band with a fresh ticket. */
export const authSchema = z.object({ type: z.literal('auth'), ticket: z.string().min(1).max(200) });

export type AuthFrame = z.infer<typeof authSchema>;
