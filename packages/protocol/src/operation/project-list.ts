import { z } from 'zod';
import { projectSchema } from '../entity/project.ts';
import { defineRead } from './define-operation.ts';
import { workspaceField } from './workspace-field.ts';

export const projectList = defineRead({
  name: 'project.list',
  summary: 'List the projects of a workspace in their order, with how many tasks are open in each.',
  input: z.strictObject({ ...workspaceField, archived: z.boolean().default(false).describe('Archived ones too.') }),
  result: z.object({
    projects: z.array(projectSchema.extend({ open_tasks: z.int().nonnegative() })),
    seq: z.int().nonnegative(),
  }),
  errors: ['NOT_FOUND'],
  scope: 'tasks:read',
  http: [{ method: 'GET', path: '/projects', status: 200 }],
  example: { input: {} },
});
