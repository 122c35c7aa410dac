import { z } from 'zod';
import { invalidField } from '../error/invalid-field.ts';
import { guardSchema } from '../operation/task-fields.ts';
import { taskUpdate } from '../operation/task-update.ts';
import type { ItemInput } from '../operation/operation-input.ts';
import { wordResult } from '../operation/word-result.ts';
import { compactTask, toolTaskSchema } from './compact-task.ts';
import { defineTool } from './define-tool.ts';
import { taskMentions } from './mention.ts';
import { toSetFields } from './set-fields.ts';
import { writeAnswer, writtenFields } from './tool-answer.ts';
import type { PlanContext } from './tool-context.ts';
import {
  clearField,
  emptyValues,
  maxToolItems,
  tooMany,
  settableFields,
  taskReferenceSchema,
  type ClearableField,
} from './tool-fields.ts';

const { add_labels, remove_labels } = taskUpdate.input.shape;

const editSchema = z.strictObject({
  id: taskReferenceSchema,
  if_seq: guardSchema.optional().describe('seq you last read; needed for title and notes. Refused if changed since.'),
  set: z.strictObject(settableFields).partial().optional(),
  clear: clearField.optional().describe('Fields to empty'),
  add_labels,
  remove_labels,
});

type Edit = z.output<typeof editSchema>;

function isSet(edit: Edit, field: ClearableField): boolean {
  return edit.set?.[field] !== undefined || (field === 'due_date' && edit.set?.due_text !== undefined);
}

function cleared(edit: Edit, path: string): Partial<ItemInput<'task.update'>> {
  const fields = edit.clear ?? [];
  const both = fields.find((field) => isSet(edit, field));
  if (both !== undefined) throw invalidField(`${path}.clear`, `${both} is both set and cleared.`);
  // A time of day means nothing without its date.
  const withTime = fields.includes('due_date') ? { due_time: null, due_zone: null } : {};
  return { ...withTime, ...Object.fromEntries(fields.map((field) => [field, emptyValues[field]])) };
}

/** X2: free text must not overwrite what the model has not seen. */
function guardOf(edit: Edit, id: string, path: string, context: PlanContext): number | undefined {
  const guard = edit.if_seq ?? context.lastRead?.(id);
  const touchesText = edit.set?.title !== undefined || edit.set?.notes !== undefined || edit.clear?.includes('notes');
  if (guard === undefined && touchesText === true) {
    throw invalidField(`${path}.if_seq`, 'Needed to change title or notes: read the task first and give its seq.');
  }
  return guard;
}

function toItem(edit: Edit, path: string, context: PlanContext): ItemInput<'task.update'> {
  const { id: reference, set = {}, add_labels, remove_labels } = edit;
  const fields = { ...toSetFields(set, `${path}.set`, context), ...cleared(edit, path) };
  if (Object.keys(fields).length === 0 && add_labels === undefined && remove_labels === undefined) {
    throw invalidField(path, 'Names nothing to change: give set, clear, add_labels or remove_labels.');
  }
  const id = context.taskId(reference);
  const if_seq = guardOf(edit, id, path, context);
  return {
    id,
    ...(if_seq === undefined ? {} : { if_seq }),
    ...fields,
    ...(add_labels === undefined ? {} : { add_labels }),
    ...(remove_labels === undefined ? {} : { remove_labels }),
  };
}

export const updateTasks = defineTool({
  name: 'update_tasks',
  title: 'Change tasks',
  description:
    'Change fields of tasks; fields not named stay. To complete, move or reschedule there are tools of their own.',
  input: z.strictObject({
    tasks: z.array(editSchema).min(1, 'must have at least one task').max(maxToolItems, tooMany),
  }),
  output: z.object({ ...writtenFields, tasks: z.array(toolTaskSchema) }),
  operations: ['task.update'],
  list: 'tasks',
  mentions: ({ tasks }) => taskMentions(tasks.map(({ id }, index) => ({ reference: id, path: `tasks.${index}.id` }))),
  plan: ({ tasks }, context) => ({
    kind: 'write',
    operation: 'task.update',
    input: { items: tasks.map((edit, index) => toItem(edit, `tasks.${index}`, context)) },
  }),
  present: (answer) => {
    const { op_id, seq, items } = writeAnswer('task.update', answer);
    return { op_id, seq, tasks: items.map(({ task }) => compactTask(task)) };
  },
  word: (answer) => wordResult('task.update', answer),
});
