import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { changeEventSchema } from './change-event.ts';
import { presenceSchema } from './presence.ts';
import { progressSchema } from './progress.ts';
import { resetReasonSchema } from './reset.ts';
import { typingSchema } from './typing.ts';

/** First message of plain mode. */
export const plainReadySchema = z.object({
  type: z.literal('ready'),
  user_id: identifierSchema,
  workspace_id: identifierSchema,
  epoch: z.string(),
  head: z.int().nonnegative(),
});

/** `?since=` cannot be continued; live from head follows. */
export const plainResetSchema = z.object({
  type: z.literal('reset'),
  workspace_id: identifierSchema,
  reason: resetReasonSchema,
  epoch: z.string(),
  head: z.int().nonnegative(),
});

/** Everything a plain WebSocket may be told. */
export const plainMessageSchema = z.union([
  changeEventSchema,
  plainReadySchema,
  plainResetSchema,
  typingSchema,
  progressSchema,
  presenceSchema,
]);

export type PlainReady = z.infer<typeof plainReadySchema>;
export type PlainReset = z.infer<typeof plainResetSchema>;
export type PlainMessage = z.infer<typeof plainMessageSchema>;
