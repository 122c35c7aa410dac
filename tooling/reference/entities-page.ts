import { actorSchema } from '../../packages/protocol/src/entity/actor.ts';
import { memberSchema } from '../../packages/protocol/src/entity/member.ts';
import { projectSchema } from '../../packages/protocol/src/entity/project.ts';
import { recurrenceSchema } from '../../packages/protocol/src/entity/recurrence.ts';
import { taskSchema } from '../../packages/protocol/src/entity/task.ts';
import { userSchema } from '../../packages/protocol/src/entity/user.ts';
import { workspaceRecordSchema } from '../../packages/protocol/src/entity/workspace-record.ts';
import { workspaceSchema } from '../../packages/protocol/src/entity/workspace.ts';
import { snapshotSchema } from '../../packages/protocol/src/wire/snapshot.ts';
import { fieldTable } from './field-table.ts';
import { generatedNotice, page } from './markdown.ts';

const entities = [
  ['Task', 'One thing to do. `user_id` is its creator.', taskSchema],
  ['Recurrence', 'How a task repeats.', recurrenceSchema],
  ['Project', 'A named list of tasks. A task without one is in the Inbox.', projectSchema],
  ['Actor', 'Who did something: always with a person’s authority, possibly through a program.', actorSchema],
  [
    'Workspace',
    'The unit of visibility and of order: one log, one gapless `seq`. As one member’s list has it.',
    workspaceSchema,
  ],
  ['WorkspaceRecord', 'A workspace as its log tells of it, the same for every member.', workspaceRecordSchema],
  ['Member', 'A person’s membership of a workspace. Whoever has left stays, with `deleted_at`.', memberSchema],
  ['User', 'A person with an account.', userSchema],
  ['Snapshot', 'A workspace as of `seq`, trash included: `GET /api/v1/workspaces/{id}/snapshot`.', snapshotSchema],
] as const;

/** `entities.md`. */
export function entitiesPage(): string {
  return page(
    generatedNotice,
    '# Entities',
    'A record has the same fields in the database, on the wire, in the SDK and on the screen. Times are ISO 8601 in UTC with milliseconds; dates belong to no zone.',
    ...entities.flatMap(([name, meaning, schema]) => [`## ${name}`, meaning, fieldTable(schema, 'output')]),
  );
}
