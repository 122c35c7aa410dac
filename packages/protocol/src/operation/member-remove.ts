import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { defineWrite } from './define-operation.ts';

export const memberRemove = defineWrite({
  name: 'member.remove',
  summary:
    'End a person’s membership of a shared workspace, or one’s own. Rights end with this change; the last owner stays.',
  input: z.strictObject({ id: identifierSchema.describe('The person’s user id; one’s own to leave.') }),
  result: z.object({ member_id: identifierSchema, member_name: z.string() }),
  errors: ['NOT_FOUND', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:delete',
  // Everyone may leave; that others are removed by owners alone is the rules' to say, who know whom it is about.
  role: 'viewer',
  http: [{ method: 'DELETE', path: '/members/{id}', status: 200 }],
  destructive: true,
  idempotent: true,
  lists: true,
  wording: { one: 'Removed {name}', many: 'Removed {count} people' },
  example: { input: { id: '01920000-0000-7000-8000-000000000004' } },
});
