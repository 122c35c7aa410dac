import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { projectColorSchema, projectNameSchema, projectSchema } from '../entity/project.ts';
import { defineWrite } from './define-operation.ts';
import { guardSchema } from './task-fields.ts';

export const projectSave = defineWrite({
  name: 'project.save',
  summary: 'Create a project, or change the one with this id.',
  input: z.strictObject({
    id: identifierSchema.optional().describe('An existing project, or a UUIDv7 made by the caller for a new one.'),
    if_seq: guardSchema.optional(),
    name: projectNameSchema.optional().describe('Needed for a new project; unique among those not deleted.'),
    color: projectColorSchema.optional(),
    before: identifierSchema.optional().describe('Place it before this project.'),
    after: identifierSchema.optional().describe('Place it after this project.'),
  }),
  result: z.object({ project: projectSchema }),
  errors: ['NOT_FOUND', 'CONFLICT', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  http: [
    { method: 'POST', path: '/projects', status: 201 },
    { method: 'PATCH', path: '/projects/{id}', status: 200 },
  ],
  destructive: false,
  idempotent: false,
  lists: true,
  wording: { one: 'Saved project “{name}”', many: 'Saved {count} projects' },
  example: { input: { name: 'Home', color: 'moss' } },
});
