import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { operationIdSchema } from '../entity/operation-id.ts';

/** Body of `POST /api/v1/operations`: any operation of the registry by its name. */
export const operationRequestSchema = z.strictObject({
  op_id: operationIdSchema.optional(),
  workspace_id: identifierSchema.optional(),
  operation: z.string().min(1).max(100),
  input: z.unknown(),
});

export type OperationRequest = z.infer<typeof operationRequestSchema>;
