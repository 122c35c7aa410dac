import { z } from 'zod';
import { wordResult } from '../operation/word-result.ts';
import { compactTask, toolTaskSchema } from './compact-task.ts';
import { defineTool } from './define-tool.ts';
import { idMentions } from './mention.ts';
import { writeAnswer, writtenFields } from './tool-answer.ts';
import { idsField } from './tool-fields.ts';

export const completeTasks = defineTool({
  name: 'complete_tasks',
  title: 'Complete tasks',
  description: 'Complete tasks, or reopen them with done: false. A recurring one gets its next occurrence.',
  input: z.strictObject({ ids: idsField, done: z.boolean().default(true) }),
  output: z.object({
    ...writtenFields,
    tasks: z.array(toolTaskSchema),
    next_tasks: z.array(toolTaskSchema).optional(),
  }),
  operations: ['task.complete', 'task.reopen'],
  list: 'ids',
  mentions: ({ ids, done }) => idMentions(ids, done ? 'open' : 'done'),
  plan: ({ ids, done }, context) => ({
    kind: 'write',
    operation: done ? 'task.complete' : 'task.reopen',
    input: { items: ids.map((reference) => ({ id: context.taskId(reference) })) },
  }),
  present: (answer) => {
    const { op_id, seq, items } = writeAnswer('task.complete', answer);
    const next = items.flatMap(({ next_task }) => (next_task === undefined ? [] : [compactTask(next_task)]));
    return {
      op_id,
      seq,
      tasks: items.map(({ task }) => compactTask(task)),
      ...(next.length === 0 ? {} : { next_tasks: next }),
    };
  },
  word: (answer, { done }) => wordResult(done ? 'task.complete' : 'task.reopen', answer),
});
