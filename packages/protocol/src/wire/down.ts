import { z } from 'zod';
import { ackSchema } from './ack.ts';
import { batchSchema } from './batch.ts';
import { bookmarkSchema } from './bookmark.ts';
import { errorSchema } from './error.ts';
import { liveSchema } from './live.ts';
import { pongSchema } from './pong.ts';
import { presenceSchema } from './presence.ts';
import { progressSchema } from './progress.ts';
import { readySchema } from './ready.ts';
import { reconnectSchema } from './reconnect.ts';
import { rejectSchema } from './reject.ts';
import { resetSchema } from './reset.ts';
import { typingSchema } from './typing.ts';

/** Server → client. */
export const downFrameSchema = z.discriminatedUnion('type', [
  readySchema,
  batchSchema,
  liveSchema,
  bookmarkSchema,
  ackSchema,
  rejectSchema,
  resetSchema,
  reconnectSchema,
  pongSchema,
  typingSchema,
  progressSchema,
  presenceSchema,
  errorSchema,
]);

export type DownFrame = z.infer<typeof downFrameSchema>;
