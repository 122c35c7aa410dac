import { z } from 'zod';
import { wordResult } from '../operation/word-result.ts';
import { defineTool } from './define-tool.ts';
import { idMentions } from './mention.ts';
import { readAnswer, writeAnswer, writtenFields } from './tool-answer.ts';
import { idsField } from './tool-fields.ts';

const deletedSchema = z.object({ task_id: z.string(), task_title: z.string() });

export const deleteTasks = defineTool({
  name: 'delete_tasks',
  title: 'Delete tasks',
  description: 'Move tasks and their subtasks to the trash; undo_changes or restore_tasks brings them back.',
  input: z.strictObject({
    ids: idsField,
    dry_run: z.boolean().default(false).describe('Only tell what would be deleted.'),
  }),
  output: z.object({
    op_id: writtenFields.op_id.optional(),
    seq: writtenFields.seq,
    deleted: z.array(deletedSchema).optional(),
    would_delete: z.array(deletedSchema).optional(),
  }),
  operations: ['task.delete', 'task.find'],
  list: 'ids',
  mentions: ({ ids }) => idMentions(ids),
  plan: ({ ids, dry_run }, context) => {
    const found = ids.map((reference) => context.taskId(reference));
    if (dry_run) return { kind: 'read', operation: 'task.find', input: { ids: found, status: 'all' } };
    const items = found.map((id) => {
      const if_seq = context.lastRead?.(id);
      return { id, ...(if_seq === undefined ? {} : { if_seq }) };
    });
    return { kind: 'write', operation: 'task.delete', input: { items } };
  },
  present: (answer, { dry_run }) => {
    if (dry_run) {
      const { seq, tasks } = readAnswer('task.find', answer);
      return { seq, would_delete: tasks.map(({ id, title }) => ({ task_id: id, task_title: title })) };
    }
    const { op_id, seq, items } = writeAnswer('task.delete', answer);
    return { op_id, seq, deleted: items.map(({ task_id, task_title }) => ({ task_id, task_title })) };
  },
  word: (answer, { dry_run }) => {
    if (!dry_run) return wordResult('task.delete', answer);
    const { tasks } = readAnswer('task.find', answer);
    const [first] = tasks;
    return first !== undefined && tasks.length === 1
      ? `Would delete “${first.title}”`
      : `Would delete ${tasks.length} tasks`;
  },
});
