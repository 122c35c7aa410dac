import { z } from 'zod';
import { wordResult } from '../operation/word-result.ts';
import { compactTask, toolTaskSchema } from './compact-task.ts';
import { defineTool } from './define-tool.ts';
import { idMentions } from './mention.ts';
import { writeAnswer, writtenFields } from './tool-answer.ts';
import { idsField, requestIdField } from './tool-fields.ts';

export const skipTasks = defineTool({
  name: 'skip_tasks',
  title: 'Skip occurrences',
  description: 'Move recurring tasks on to their next occurrence without completing them.',
  input: z.strictObject({ request_id: requestIdField, ids: idsField }),
  output: z.object({ ...writtenFields, tasks: z.array(toolTaskSchema) }),
  operations: ['task.skip'],
  list: 'ids',
  mentions: ({ ids }) => idMentions(ids),
  plan: ({ ids, request_id }, context) => ({
    kind: 'write',
    operation: 'task.skip',
    input: { items: ids.map((reference) => ({ id: context.taskId(reference) })) },
    ...(request_id === undefined ? {} : { request_id }),
  }),
  present: (answer) => {
    const { op_id, seq, items } = writeAnswer('task.skip', answer);
    return { op_id, seq, tasks: items.map(({ task }) => compactTask(task)) };
  },
  word: (answer) => wordResult('task.skip', answer),
});
