import { z } from 'zod';
import { projectSchema } from '../entity/project.ts';
import { taskSchema } from '../entity/task.ts';

/** A workspace as of `seq`, trash included, from one read transaction: every kind of entity its log tells of. */
export const snapshotSchema = z.object({
  epoch: z.string(),
  seq: z.int().nonnegative(),
  tasks: z.array(taskSchema),
  projects: z.array(projectSchema),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
