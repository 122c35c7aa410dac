import { z } from 'zod';
import { lineSchema } from '../entity/text.ts';
import { wordResult } from '../operation/word-result.ts';
import { compactTask, toolTaskSchema } from './compact-task.ts';
import { defineTool } from './define-tool.ts';
import { dateFromText } from './due-words.ts';
import { idMentions } from './mention.ts';
import { writeAnswer, writtenFields } from './tool-answer.ts';
import { idsField } from './tool-fields.ts';

export const rescheduleTasks = defineTool({
  name: 'reschedule_tasks',
  title: 'Reschedule tasks',
  description: 'Give tasks another due date. The recurrence stays, and the time of day unless a new one is named.',
  input: z.strictObject({
    ids: idsField,
    to: lineSchema(200).describe('"2026-12-04", "2026-12-04 09:00", or words such as "next friday 5pm".'),
  }),
  output: z.object({ ...writtenFields, tasks: z.array(toolTaskSchema) }),
  operations: ['task.reschedule'],
  list: 'ids',
  mentions: ({ ids }) => idMentions(ids),
  plan: ({ ids, to }, context) => {
    const due = dateFromText(to, 'to', context);
    return {
      kind: 'write',
      operation: 'task.reschedule',
      input: {
        items: ids.map((reference) => {
          const id = context.taskId(reference);
          const if_seq = context.lastRead?.(id);
          return { id, ...due, ...(if_seq === undefined ? {} : { if_seq }) };
        }),
      },
    };
  },
  present: (answer) => {
    const { op_id, seq, items } = writeAnswer('task.reschedule', answer);
    return { op_id, seq, tasks: items.map(({ task }) => compactTask(task)) };
  },
  word: (answer, _input, format) => {
    const done = wordResult('task.reschedule', answer);
    const due = writeAnswer('task.reschedule', answer).items[0]?.task.due_date;
    return due === undefined || due === null ? done : `${done} to ${format.date(due)}`;
  },
});
