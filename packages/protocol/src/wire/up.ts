import { z } from 'zod';
import { announcePresenceSchema } from './announce-presence.ts';
import { authSchema } from './auth.ts';
import { helloSchema } from './hello.ts';
import { opSchema } from './op.ts';
import { pingSchema } from './ping.ts';
import { resumeSchema } from './resume.ts';

/** Client → server. */
export const upFrameSchema = z.discriminatedUnion('type', [
  helloSchema,
  resumeSchema,
  opSchema,
  authSchema,
  pingSchema,
  announcePresenceSchema,
]);

export type UpFrame = z.infer<typeof upFrameSchema>;
