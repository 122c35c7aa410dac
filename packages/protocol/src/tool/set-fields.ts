import type { z } from 'zod';
import type { RecurrenceInput } from '../entity/recurrence.ts';
import { invalidField } from '../error/invalid-field.ts';
import type { ItemInput } from '../operation/operation-input.ts';
import { dueFrom } from './due-words.ts';
import type { NotUnderstood, ToolContext } from './tool-context.ts';
import { projectOf, type settableFields } from './tool-fields.ts';

type Settable = {
  readonly [Field in keyof typeof settableFields]?: z.output<(typeof settableFields)[Field]> | undefined;
};

/** The fields a tool set, as task.add and task.update take them. */
export type SetFields = Omit<ItemInput<'task.update'>, 'id' | 'if_seq' | 'add_labels' | 'remove_labels'>;

function recurrenceFrom(text: string, path: string, context: ToolContext): RecurrenceInput {
  const rule = /^(?:RRULE:)?(FREQ=.*|.*;FREQ=.*)$/i.exec(text)?.[1];
  if (rule !== undefined) return { rrule: rule, anchor: 'due' };
  const understood: RecurrenceInput | NotUnderstood = context.parseRecurrence(text);
  if (!('problem' in understood)) return understood;
  throw invalidField(path, understood.problem);
}

/**
 * A tool's fields as the operations' fields: words become dates and rules, the Inbox becomes no project.
 *
 * @throws LockstepError VALIDATION_FAILED naming the field under `path`.
 */
export function toSetFields(fields: Settable, path: string, context: ToolContext): SetFields {
  const { due_text, recurrence, project, due_date, due_time, due_zone, ...plain } = fields;
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as SetFields;
  return {
    ...given,
    ...(project === undefined ? {} : { project: projectOf(project) }),
    ...dueFrom({ due_text, due_date, due_time, due_zone }, path, context),
    ...(recurrence === undefined ? {} : { recurrence: recurrenceFrom(recurrence, `${path}.recurrence`, context) }),
  };
}
