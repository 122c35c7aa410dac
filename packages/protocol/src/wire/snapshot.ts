import { z } from 'zod';
import { memberSchema } from '../entity/member.ts';
import { projectSchema } from '../entity/project.ts';
import { taskSchema } from '../entity/task.ts';
import { workspaceRecordSchema } from '../entity/workspace-record.ts';

/** A workspace as of `seq`, trash included, from one read transaction: every kind of entity its log tells of. */
export const snapshotSchema = z.object({
  epoch: z.string(),
  seq: z.int().nonnegative(),
  tasks: z.array(taskSchema),
  projects: z.array(projectSchema),
  workspaces: z.array(workspaceRecordSchema).describe('The workspace itself, as the only one.'),
  members: z.array(memberSchema).describe('Former members too.'),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
