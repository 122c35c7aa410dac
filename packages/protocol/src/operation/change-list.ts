import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { changeEventSchema } from '../wire/change-event.ts';
import { defineRead } from './define-operation.ts';
import { workspaceField } from './workspace-field.ts';

export const changeList = defineRead({
  name: 'change.list',
  summary: 'What happened in a workspace after a seq, in order. An operation’s changes are never split.',
  input: z.strictObject({
    ...workspaceField,
    since_seq: z.int().nonnegative().default(0),
    epoch: z.string().max(64).optional().describe('The epoch the seq belongs to; another one’s is refused.'),
    limit: z.int().min(1).max(500).default(100),
    ids: z.array(identifierSchema).max(500).optional().describe('Only changes of these records.'),
  }),
  result: z.object({
    epoch: z.string(),
    head: z.int().nonnegative(),
    changes: z.array(changeEventSchema),
  }),
  errors: ['NOT_FOUND', 'CONFLICT'],
  scope: 'tasks:read',
  http: [{ method: 'GET', path: '/workspaces/{workspace_id}/changes', status: 200 }],
  example: { input: { since_seq: 40 } },
});
