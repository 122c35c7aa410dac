import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { operationIdSchema } from '../entity/operation-id.ts';

/** The operation is durable: `seq` is its last change's, or the head if nothing changed (D11). */
export const ackSchema = z.object({
  type: z.literal('ack'),
  op_id: operationIdSchema,
  epoch: z.string(),
  workspace_id: identifierSchema,
  seq: z.int().nonnegative().describe('Of its last change, or the head if nothing changed.'),
  result: z.record(z.string(), z.unknown()).describe('What the operation answers.'),
});

export type AckFrame = z.infer<typeof ackSchema>;
