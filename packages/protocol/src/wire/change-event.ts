import { z } from 'zod';
import { actorSchema } from '../entity/actor.ts';
import { identifierSchema } from '../entity/identifier.ts';
import { memberSchema } from '../entity/member.ts';
import { operationIdSchema } from '../entity/operation-id.ts';
import { projectSchema } from '../entity/project.ts';
import { taskSchema } from '../entity/task.ts';
import { timestampSchema } from '../entity/time.ts';
import { workspaceRecordSchema } from '../entity/workspace-record.ts';

/** What every change bears, whatever it changed (M3, contract "Plain mode"). */
const stamp = {
  timestamp: timestampSchema.describe('When it was committed.'),
  workspace_id: identifierSchema,
  seq: z.int().positive().describe('Its place in the workspace’s log, without gaps.'),
  op_id: operationIdSchema,
  actor: actorSchema,
};

export const taskCreatedSchema = z.object({ type: z.literal('task_created'), task: taskSchema, ...stamp });
export const taskUpdatedSchema = z.object({
  type: z.literal('task_updated'),
  task: taskSchema,
  ...stamp,
  changed: z.array(z.string()).describe('Names of the fields that changed.'),
});
export const taskDeletedSchema = z.object({
  type: z.literal('task_deleted'),
  task_id: identifierSchema,
  task_title: z.string(),
  ...stamp,
});
export const taskPurgedSchema = z.object({
  type: z.literal('task_purged'),
  task_id: identifierSchema,
  task_title: z.string(),
  ...stamp,
});
export const projectCreatedSchema = z.object({ type: z.literal('project_created'), project: projectSchema, ...stamp });
export const projectUpdatedSchema = z.object({
  type: z.literal('project_updated'),
  project: projectSchema,
  ...stamp,
  changed: z.array(z.string()).describe('Names of the fields that changed.'),
});
export const projectDeletedSchema = z.object({
  type: z.literal('project_deleted'),
  project_id: identifierSchema,
  project_name: z.string(),
  ...stamp,
});

export const workspaceCreatedSchema = z.object({
  type: z.literal('workspace_created'),
  workspace: workspaceRecordSchema,
  ...stamp,
});
export const memberCreatedSchema = z.object({ type: z.literal('member_created'), member: memberSchema, ...stamp });
export const memberUpdatedSchema = z.object({
  type: z.literal('member_updated'),
  member: memberSchema,
  ...stamp,
  changed: z.array(z.string()).describe('Names of the fields that changed.'),
});
export const memberDeletedSchema = z.object({
  type: z.literal('member_deleted'),
  member_id: identifierSchema.describe('The person: their rights end with this change.'),
  member_name: z.string(),
  ...stamp,
});

/** One entry of a workspace's log: one `seq`, one message of plain mode, one element of a `batch`. */
export const changeEventSchema = z.discriminatedUnion('type', [
  taskCreatedSchema,
  taskUpdatedSchema,
  taskDeletedSchema,
  taskPurgedSchema,
  projectCreatedSchema,
  projectUpdatedSchema,
  projectDeletedSchema,
  workspaceCreatedSchema,
  memberCreatedSchema,
  memberUpdatedSchema,
  memberDeletedSchema,
]);

export type ChangeEvent = z.infer<typeof changeEventSchema>;
export type ChangeEventType = ChangeEvent['type'];
