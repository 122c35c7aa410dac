import { z } from 'zod';

/** The caller's idempotency key, scoped to the user (S3); a UUIDv7 is customary, any short string will do. */
export const operationIdSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\u0021-\u007e]+$/, 'must be printable ASCII without spaces');

/** Marks all operations of one agent run (an assistant's turn, an MCP request) so that they can be undone together. */
export const runIdSchema = operationIdSchema.describe('An agent run.');
