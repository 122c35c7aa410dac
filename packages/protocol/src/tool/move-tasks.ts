import { z } from 'zod';
import { wordResult } from '../operation/word-result.ts';
import { compactTask, toolTaskSchema } from './compact-task.ts';
import { defineTool } from './define-tool.ts';
import { taskMentions } from './mention.ts';
import { writeAnswer, writtenFields } from './tool-answer.ts';
import type { PlanContext } from './tool-context.ts';
import { maxToolItems, tooMany, projectOf, settableFields, taskReferenceSchema } from './tool-fields.ts';

const moveSchema = z.strictObject({
  id: taskReferenceSchema,
  project: settableFields.project.optional(),
  parent: settableFields.parent.optional(),
  clear: z.array(z.literal('parent')).max(1).optional().describe('["parent"] makes it a task of its own.'),
  before: taskReferenceSchema.optional().describe('Sibling to stand before, id or title'),
  after: taskReferenceSchema.optional().describe('Sibling to stand after, id or title'),
});

function toItem({ id, project, parent, clear, before, after }: z.output<typeof moveSchema>, context: PlanContext) {
  return {
    id: context.taskId(id),
    ...(project === undefined ? {} : { project: projectOf(project) }),
    ...(parent === undefined ? {} : { parent }),
    ...(clear === undefined || clear.length === 0 ? {} : { parent: null }),
    ...(before === undefined ? {} : { before: context.taskId(before) }),
    ...(after === undefined ? {} : { after: context.taskId(after) }),
  };
}

export const moveTasks = defineTool({
  name: 'move_tasks',
  title: 'Move tasks',
  description: 'Move tasks to a project, under a parent, or to another place in their list.',
  input: z.strictObject({
    items: z.array(moveSchema).min(1, 'must have at least one item').max(maxToolItems, tooMany),
  }),
  output: z.object({ ...writtenFields, tasks: z.array(toolTaskSchema) }),
  operations: ['task.move'],
  list: 'items',
  mentions: ({ items }) =>
    taskMentions(
      items.flatMap(({ id, before, after }, index) => [
        { reference: id, path: `items.${index}.id` },
        { reference: before, path: `items.${index}.before` },
        { reference: after, path: `items.${index}.after` },
      ]),
    ),
  plan: ({ items }, context) => ({
    kind: 'write',
    operation: 'task.move',
    input: { items: items.map((item) => toItem(item, context)) },
  }),
  present: (answer) => {
    const { op_id, seq, items } = writeAnswer('task.move', answer);
    return { op_id, seq, tasks: items.map(({ task }) => compactTask(task)) };
  },
  word: (answer) => wordResult('task.move', answer),
});
