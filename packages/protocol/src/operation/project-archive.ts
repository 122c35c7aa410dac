import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { projectSchema } from '../entity/project.ts';
import { defineWrite } from './define-operation.ts';

const archivedWording = { one: 'Archived project “{name}”', many: 'Archived {count} projects' };
const returnedWording = { one: 'Brought back project “{name}”', many: 'Brought back {count} projects' };

export const projectArchive = defineWrite({
  name: 'project.archive',
  summary: 'Archive a project (its tasks stay as they are), or bring it back with archived: false.',
  input: z.strictObject({
    id: identifierSchema.describe('The project.'),
    archived: z.boolean().default(true),
  }),
  result: z.object({ project: projectSchema }),
  errors: ['NOT_FOUND', 'OPERATION_ID_REUSED'],
  scope: 'tasks:write',
  http: [{ method: 'POST', path: '/projects/{id}/archive', status: 200 }],
  destructive: false,
  idempotent: true,
  lists: true,
  wording: archivedWording,
  wordingFor: ({ project }) => (project.archived ? archivedWording : returnedWording),
  example: { input: { id: '01920000-0000-7000-8000-000000000002' } },
});
