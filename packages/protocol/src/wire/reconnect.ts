import { z } from 'zod';

/** The server is about to leave: come back after `after_ms` (D10). */
export const reconnectSchema = z.object({ type: z.literal('reconnect'), after_ms: z.int().nonnegative() });

export type ReconnectFrame = z.infer<typeof reconnectSchema>;
