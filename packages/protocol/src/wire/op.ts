import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { operationIdSchema } from '../entity/operation-id.ts';

/** Asks for an operation of the registry; answered by `ack` or `reject` with the same op_id (D11). */
export const opSchema = z.strictObject({
  type: z.literal('op'),
  op_id: operationIdSchema,
  workspace_id: identifierSchema.optional().describe('Default: your personal workspace.'),
  operation: z.string().min(1).max(100).describe('A write of the registry.'),
  input: z.unknown().describe('One item, or `{items}`.'),
});

export type OpFrame = z.infer<typeof opSchema>;
