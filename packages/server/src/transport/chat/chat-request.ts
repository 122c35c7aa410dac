import { identifierSchema, paragraphsSchema, timeZoneSchema } from '@lockstep/protocol';
import { z } from 'zod';

const longestUtterance = 10_000;

const utteranceSchema = paragraphsSchema(longestUtterance).refine((text) => text.trim() !== '', 'must say something');

/** What a client sends: the new words alone. The history is the server's; a client's copy of it is not believed. */
const userMessageSchema = z.object({
  id: z.string().min(1).max(200).optional(),
  role: z.literal('user'),
  parts: z.array(z.object({ type: z.literal('text'), text: utteranceSchema })).length(1, 'must be one text'),
});

/** Body of `POST /chat`. */
export const chatRequestSchema = z.strictObject({
  thread_id: identifierSchema.optional().describe('Absent: a new conversation.'),
  time_zone: timeZoneSchema.optional(),
  messages: z.array(userMessageSchema).length(1, 'must be the new message alone'),
});

/** Body of `POST /chat/approvals`. */
export const approvalRequestSchema = z.strictObject({
  approval_id: z.string().min(1).max(200),
  approved: z.boolean(),
});
