import { z } from 'zod';
import { taskSchema } from '../entity/task.ts';
import { defineWrite } from './define-operation.ts';
import { guardSchema, taskFields, taskReferenceFields } from './task-fields.ts';

export const taskReschedule = defineWrite({
  name: 'task.reschedule',
  summary: 'Give a task another due date; the recurrence and, unless named, the time stay.',
  input: z.strictObject({
    ...taskReferenceFields,
    due_date: taskFields.due_date,
    due_time: taskFields.due_time.optional(),
    due_zone: taskFields.due_zone.optional(),
    if_seq: guardSchema.optional(),
  }),
  result: z.object({ task: taskSchema }),
  errors: ['NOT_FOUND', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  http: [{ method: 'POST', path: '/tasks/{id}/reschedule', status: 200 }],
  destructive: false,
  idempotent: true,
  lists: true,
  wording: { one: 'Rescheduled “{title}”', many: 'Rescheduled {count} tasks' },
  example: { input: { id: '01920000-0000-7000-8000-000000000001', due_date: '2026-12-04' } },
});
