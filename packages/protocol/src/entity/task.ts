import { z } from 'zod';
import { actorSchema } from './actor.ts';
import { identifierSchema } from './identifier.ts';
import { prioritySchema } from './priority.ts';
import { recurrenceSchema } from './recurrence.ts';
import { lineSchema, paragraphsSchema } from './text.ts';
import { calendarDateSchema, timeOfDaySchema, timestampSchema, timeZoneSchema } from './time.ts';

export const taskTitleSchema = lineSchema(500);
export const taskNotesSchema = paragraphsSchema(20_000);
export const labelSchema = lineSchema(50);
export const labelsSchema = z
  .array(labelSchema)
  .max(20, 'at most 20 labels')
  .refine((labels) => new Set(labels).size === labels.length, 'must not repeat a label');
export const reminderSchema = z.strictObject({
  minutes_before: z.int().min(0).max(525_600),
});
export const remindersSchema = z.array(reminderSchema).max(10, 'at most 10 reminders');

/** A fractional index: siblings sort by it, equal ones by id (X3). */
export const positionSchema = z.string().min(1).max(200);

/** A task as it is in the database, on the wire, in the SDK and on the screen (contract, "Task"). */
export const taskSchema = z.object({
  id: identifierSchema,
  workspace_id: identifierSchema,
  user_id: identifierSchema.describe('Its creator.'),
  project_id: identifierSchema.nullable().describe('null: the Inbox.'),
  parent_id: identifierSchema.nullable().describe('The task this is a subtask of.'),
  title: taskTitleSchema,
  notes: taskNotesSchema.describe('Markdown.'),
  completed: z.boolean(),
  completed_at: timestampSchema.nullable(),
  priority: prioritySchema,
  labels: labelsSchema,
  due_date: calendarDateSchema.nullable(),
  due_time: timeOfDaySchema.nullable().describe('`HH:MM`; null: all day.'),
  due_zone: timeZoneSchema.nullable().describe('IANA zone of `due_time`; all-day dates belong to no zone.'),
  start_date: calendarDateSchema.nullable().describe('Not to be started before.'),
  recurrence: recurrenceSchema.nullable(),
  reminders: remindersSchema,
  assignee_id: identifierSchema.nullable().describe('The member who will do it.'),
  position: positionSchema.describe('Siblings sort by it as text, equal ones by id.'),
  seq: z.int().nonnegative().describe('Of its latest change.'),
  created_at: timestampSchema,
  updated_at: timestampSchema,
  created_by: actorSchema,
  updated_by: actorSchema,
  deleted_at: timestampSchema.nullable().describe('Since when it is in the trash.'),
});

export type Task = z.infer<typeof taskSchema>;
export type Reminder = z.infer<typeof reminderSchema>;
