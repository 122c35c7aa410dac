import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { workspaceNameSchema, workspaceRecordSchema } from '../entity/workspace-record.ts';
import { defineWrite } from './define-operation.ts';

export const workspaceCreate = defineWrite({
  name: 'workspace.create',
  summary: 'Create a shared workspace and become its owner. It gets a log of its own, which begins with this.',
  input: z.strictObject({
    id: identifierSchema.optional().describe('A UUIDv7 made by the caller; default: made by the server.'),
    name: workspaceNameSchema,
  }),
  result: z.object({ workspace: workspaceRecordSchema }),
  errors: ['NOT_FOUND', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  http: [{ method: 'POST', path: '/workspaces', status: 201 }],
  destructive: false,
  idempotent: false,
  lists: false,
  wording: { one: 'Created workspace “{name}”', many: 'Created {count} workspaces' },
  example: { input: { name: 'Household' } },
});
