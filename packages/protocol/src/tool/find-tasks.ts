import { z } from 'zod';
import { taskFind } from '../operation/task-find.ts';
import { compactTask, fullTask, toolTaskSchema } from './compact-task.ts';
import { defineTool } from './define-tool.ts';
import { readAnswer } from './tool-answer.ts';

/** How people are told how many tasks were found. */
function wordCount(count: number, more: boolean): string {
  if (count === 0) return 'Found nothing';
  const counted = count === 1 ? '1 task' : `${count} tasks`;
  if (!more) return `Found ${counted}`;
  return count === 1 ? 'Found the first task' : `Found the first ${counted}`;
}

export const findTasks = defineTool({
  name: 'find_tasks',
  title: 'Find tasks',
  description:
    'Find tasks by text, project, label, date and status; read before changing. detail "full" adds notes and history.',
  input: z.strictObject({
    ...taskFind.input.omit({ workspace_id: true, time_zone: true }).shape,
    limit: z.int().min(1).max(200).default(50),
    detail: z.enum(['compact', 'full']).default('compact'),
  }),
  output: z.object({ tasks: z.array(toolTaskSchema), next_cursor: z.string().optional(), seq: z.int() }),
  operations: ['task.find'],
  mentions: () => [],
  plan: ({ detail: _detail, ...input }) => ({ kind: 'read', operation: 'task.find', input }),
  present: (answer, { detail }) => {
    const { tasks, next_cursor, seq } = readAnswer('task.find', answer);
    return {
      tasks: tasks.map(detail === 'full' ? fullTask : compactTask),
      ...(next_cursor === null ? {} : { next_cursor }),
      seq,
    };
  },
  word: (answer) => {
    const { tasks, next_cursor } = readAnswer('task.find', answer);
    return wordCount(tasks.length, next_cursor !== null);
  },
});
