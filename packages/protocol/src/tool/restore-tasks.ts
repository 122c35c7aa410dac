import { z } from 'zod';
import { wordResult } from '../operation/word-result.ts';
import { compactTask, toolTaskSchema } from './compact-task.ts';
import { defineTool } from './define-tool.ts';
import { idMentions } from './mention.ts';
import { writeAnswer, writtenFields } from './tool-answer.ts';
import { idsField } from './tool-fields.ts';

export const restoreTasks = defineTool({
  name: 'restore_tasks',
  title: 'Restore tasks',
  description: 'Bring tasks back from the trash, with the subtasks that went there with them.',
  input: z.strictObject({ ids: idsField }),
  output: z.object({ ...writtenFields, tasks: z.array(toolTaskSchema) }),
  operations: ['task.restore'],
  list: 'ids',
  mentions: ({ ids }) => idMentions(ids, 'trashed'),
  plan: ({ ids }, context) => ({
    kind: 'write',
    operation: 'task.restore',
    input: { items: ids.map((reference) => ({ id: context.taskId(reference) })) },
  }),
  present: (answer) => {
    const { op_id, seq, items } = writeAnswer('task.restore', answer);
    return { op_id, seq, tasks: items.map(({ task }) => compactTask(task)) };
  },
  word: (answer) => wordResult('task.restore', answer),
});
