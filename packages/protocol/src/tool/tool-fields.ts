import { z } from 'zod';
import { lineSchema } from '../entity/text.ts';
import { referenceSchema, taskFields } from '../operation/task-fields.ts';

/** Most records one tool call may name. */
export const maxToolItems = 50;

export const tooMany = `at most ${maxToolItems} in one call`;

/** A task by id or by title. */
export const taskReferenceSchema = referenceSchema.describe('Id or exact title.');

export const idsField = z.array(taskReferenceSchema).min(1, 'must name at least one task').max(maxToolItems, tooMany);

/** What makes a repeated call the same request; longer-lived keys are the doors' own. */
export const requestIdField = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .describe('Any string; repeated within 10 minutes, nothing is done twice.');

/** The operation fields that a tool may set, under the operations' names, none of them nullable. */
export const settableFields = {
  title: taskFields.title,
  notes: taskFields.notes.describe('Markdown'),
  project: taskFields.project.unwrap().describe('Id or name; "inbox" for none.'),
  parent: taskFields.parent.unwrap().describe('Id or title; makes it a subtask.'),
  assignee: taskFields.assignee.unwrap().describe('Id or name of a member.'),
  priority: taskFields.priority,
  labels: taskFields.labels,
  due_date: taskFields.due_date.unwrap(),
  due_time: taskFields.due_time.unwrap().describe('HH:MM'),
  due_zone: taskFields.due_zone.unwrap().describe('IANA zone of due_time'),
  due_text: lineSchema(200).describe('Instead of due_date and due_time: words such as "next friday 5pm".'),
  start_date: taskFields.start_date.unwrap().describe('Not before'),
  recurrence: lineSchema(500).describe('RRULE, or words such as "every 2 weeks on monday".'),
  reminders: taskFields.reminders,
};

/** The fields that can be emptied, and what they hold then. */
export const emptyValues = {
  notes: '',
  project: null,
  parent: null,
  assignee: null,
  labels: [],
  due_date: null,
  due_time: null,
  start_date: null,
  recurrence: null,
  reminders: [],
} as const;

/** Which fields to empty: models handle a list of names better than nulls. */
export const clearField = z.array(z.enum(Object.keys(emptyValues) as [ClearableField, ...ClearableField[]])).max(10);

export type ClearableField = keyof typeof emptyValues;

const inboxName = 'inbox';

/** A project reference as operations take it: the Inbox is no project. */
export function projectOf(reference: string): string | null {
  return reference.toLowerCase() === inboxName ? null : reference;
}
