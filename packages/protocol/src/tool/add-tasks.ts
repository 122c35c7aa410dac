import { z } from 'zod';
import { wordResult } from '../operation/word-result.ts';
import { compactTask, toolTaskSchema } from './compact-task.ts';
import { defineTool } from './define-tool.ts';
import { toSetFields } from './set-fields.ts';
import { writeAnswer, writtenFields } from './tool-answer.ts';
import { maxToolItems, tooMany, requestIdField, settableFields } from './tool-fields.ts';

const { title, notes, priority, due_date, due_time, due_text } = settableFields;

const subtaskSchema = z.strictObject({
  title,
  ...z.object({ notes, priority, due_date, due_time, due_text }).partial().shape,
});

const newTaskSchema = z.strictObject({
  ...z.object(settableFields).partial().shape,
  title,
  subtasks: z.array(subtaskSchema).max(maxToolItems, tooMany).optional(),
});

export const addTasks = defineTool({
  name: 'add_tasks',
  title: 'Add tasks',
  description: 'Add tasks. Without a project they go to the Inbox.',
  input: z.strictObject({
    request_id: requestIdField,
    tasks: z.array(newTaskSchema).min(1, 'must have at least one task').max(maxToolItems, tooMany),
  }),
  output: z.object({ ...writtenFields, tasks: z.array(toolTaskSchema), subtasks: z.array(toolTaskSchema).optional() }),
  operations: ['task.add'],
  list: 'tasks',
  // A parent may be named by its title as it is: task.add looks it up itself.
  mentions: () => [],
  plan: ({ tasks, request_id }, context) => ({
    kind: 'write',
    operation: 'task.add',
    input: {
      items: tasks.map(({ subtasks, ...task }, index) => ({
        ...toSetFields(task, `tasks.${index}`, context),
        title: task.title,
        ...(subtasks === undefined
          ? {}
          : {
              subtasks: subtasks.map((subtask, place) => ({
                ...toSetFields(subtask, `tasks.${index}.subtasks.${place}`, context),
                title: subtask.title,
              })),
            }),
      })),
    },
    ...(request_id === undefined ? {} : { request_id }),
  }),
  present: (answer) => {
    const { op_id, seq, items } = writeAnswer('task.add', answer);
    const subtasks = items.flatMap((item) => item.subtasks ?? []);
    return {
      op_id,
      seq,
      tasks: items.map(({ task }) => compactTask(task)),
      ...(subtasks.length === 0 ? {} : { subtasks: subtasks.map(compactTask) }),
    };
  },
  word: (answer) => wordResult('task.add', answer),
});
