import { z } from 'zod';
import { actorSchema } from './actor.ts';
import { identifierSchema } from './identifier.ts';
import { projectColors } from './project-colors.ts';
import { positionSchema } from './task.ts';
import { lineSchema } from './text.ts';
import { timestampSchema } from './time.ts';

export const projectNameSchema = lineSchema(120);

export const projectColorSchema = z.enum(projectColors);

/** A project: a named list of tasks within a workspace. A task without one is in the Inbox. */
export const projectSchema = z.object({
  id: identifierSchema,
  workspace_id: identifierSchema,
  user_id: identifierSchema.describe('Its creator.'),
  name: projectNameSchema,
  color: projectColorSchema.describe('Name of a hue; each theme draws it its own way.'),
  archived: z.boolean(),
  position: positionSchema.describe('Projects sort by it as text, equal ones by id.'),
  seq: z.int().nonnegative().describe('Of its latest change.'),
  created_at: timestampSchema,
  updated_at: timestampSchema,
  created_by: actorSchema,
  updated_by: actorSchema,
  deleted_at: timestampSchema.nullable(),
});

export type Project = z.infer<typeof projectSchema>;
