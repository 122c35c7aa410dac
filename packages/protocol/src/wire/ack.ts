import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { operationIdSchema } from '../entity/operation-id.ts';

/** The operation is durable: `seq` is its last change's, or the head if nothing changed (D11). */
export const ackSchema = z.object({
  type: z.literal('ack'),
  op_id: operationIdSchema,
  epoch: z.string(),
  workspace_id: identifierSchema,
  seq: z.int().nonnegative(),
  result: z.record(z.string(), z.unknown()),
});

export type AckFrame = z.infer<typeof ackSchema>;
