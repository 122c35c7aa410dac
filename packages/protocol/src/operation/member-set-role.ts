import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { memberSchema } from '../entity/member.ts';
import { roleSchema } from '../entity/workspace.ts';
import { defineWrite } from './define-operation.ts';
import { guardSchema } from './task-fields.ts';

export const memberSetRole = defineWrite({
  name: 'member.set_role',
  summary: 'Give a member another role. It counts from the next operation on; the last owner stays one.',
  input: z.strictObject({
    id: identifierSchema.describe('The person’s user id.'),
    if_seq: guardSchema.optional(),
    role: roleSchema,
  }),
  result: z.object({ member: memberSchema }),
  errors: ['NOT_FOUND', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  role: 'owner',
  http: [{ method: 'PATCH', path: '/members/{id}', status: 200 }],
  destructive: false,
  idempotent: true,
  lists: true,
  wording: { one: 'Changed the role of {name}', many: 'Changed the roles of {count} people' },
  example: { input: { id: '01920000-0000-7000-8000-000000000004', role: 'viewer' } },
});
