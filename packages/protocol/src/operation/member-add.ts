import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { memberSchema } from '../entity/member.ts';
import { roleSchema } from '../entity/workspace.ts';
import { defineWrite } from './define-operation.ts';

export const memberAdd = defineWrite({
  name: 'member.add',
  summary: 'Let a person who has an account into a shared workspace: by user id, or by e-mail address.',
  input: z.strictObject({
    id: identifierSchema.optional().describe('The person’s user id; this or `email`.'),
    email: z.email('must be an e-mail address').max(254).toLowerCase().optional(),
    role: roleSchema.default('editor'),
  }),
  result: z.object({ member: memberSchema }),
  errors: ['NOT_FOUND', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  role: 'owner',
  http: [{ method: 'POST', path: '/members', status: 201 }],
  destructive: false,
  idempotent: false,
  lists: true,
  wording: { one: 'Added {name}', many: 'Added {count} people' },
  example: { input: { email: 'ben@example.org', role: 'editor' } },
});
