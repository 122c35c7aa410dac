import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { operationIdSchema, runIdSchema } from '../entity/operation-id.ts';
import { defineWrite } from './define-operation.ts';

/** Why something was left as it is: `reason` is a sentence for people ("changed by Ana"). */
export const keptSchema = z.object({ task_id: identifierSchema, field: z.string(), reason: z.string() });

const wording = { one: 'Undid it', many: 'Undid {count} changes' };
const nothingWording = { one: 'Undid nothing', many: 'Undid nothing' };

export const changeUndo = defineWrite({
  name: 'change.undo',
  summary:
    'Take back one operation or a whole agent run. What somebody else changed since is kept and reported. Undoing an undo is redo.',
  input: z.strictObject({
    op_id: operationIdSchema.optional().describe('The operation to take back.'),
    run_id: runIdSchema.optional().describe('The agent run to take back.'),
  }),
  result: z.object({
    /** How many records went back. */
    reverted: z.int().nonnegative(),
    kept: z.array(keptSchema),
  }),
  errors: ['NOT_FOUND', 'CONFLICT', 'UNDO_EXPIRED', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  http: [{ method: 'POST', path: '/undo', status: 200 }],
  destructive: true,
  // X5: after an undo the last write of each field is the undo's own, so undoing the same again finds nothing to do.
  idempotent: true,
  lists: false,
  wording,
  wordingFor: ({ reverted }) => (reverted === 0 ? nothingWording : wording),
  example: { input: { op_id: '01920000-0000-7000-8000-000000000003' } },
});
