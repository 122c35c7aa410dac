import { z } from 'zod';
import { identifierSchema } from '../entity/identifier.ts';
import { prioritySchema } from '../entity/priority.ts';
import { recurrenceInputSchema } from '../entity/recurrence.ts';
import { labelsSchema, remindersSchema, taskNotesSchema, taskTitleSchema } from '../entity/task.ts';
import { lineSchema } from '../entity/text.ts';
import { calendarDateSchema, timeOfDaySchema, timeZoneSchema } from '../entity/time.ts';

/** A record named by its id, or by its name where that is unmistakable (else AMBIGUOUS with the candidates). */
export const referenceSchema = lineSchema(500).describe('An id, or a name where it is unmistakable.');

/** The change's guard (X2): refused with CONFLICT if a field it sets was written after this seq. */
export const guardSchema = z.int().nonnegative().describe('Refuse if a field set here was changed after this seq.');

export const taskReferenceFields = {
  id: identifierSchema.describe('The task.'),
};

/** The writable fields of a task; `null` clears one that may be empty. */
export const taskFields = {
  title: taskTitleSchema.describe('What is to be done, one line.'),
  notes: taskNotesSchema.describe('Markdown.'),
  project: referenceSchema.nullable().describe('The project, by id or name; null is the Inbox.'),
  parent: referenceSchema.nullable().describe('The task this is a subtask of, by id or title.'),
  assignee: referenceSchema.nullable().describe('The member who will do it, by id or name.'),
  priority: prioritySchema,
  labels: labelsSchema,
  due_date: calendarDateSchema.nullable().describe('YYYY-MM-DD'),
  due_time: timeOfDaySchema.nullable().describe('HH:MM; needs a due_date.'),
  due_zone: timeZoneSchema.nullable().describe('IANA zone of due_time; default: the profile’s zone.'),
  start_date: calendarDateSchema.nullable().describe('Not to be started before; YYYY-MM-DD.'),
  recurrence: recurrenceInputSchema.nullable().describe('RFC 5545 RRULE and what it counts from.'),
  reminders: remindersSchema,
};
