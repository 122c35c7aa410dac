import { z } from 'zod';
import { actorKindSchema } from '../entity/actor.ts';
import { changeList } from '../operation/change-list.ts';
import type { ChangeEvent } from '../wire/change-event.ts';
import { defineTool } from './define-tool.ts';
import { readAnswer } from './tool-answer.ts';

const toolChangeSchema = z.looseObject({
  seq: z.int(),
  type: z.string(),
  id: z.string(),
  title: z.string(),
  timestamp: z.string(),
  op_id: z.string(),
  by: z.string(),
});

type ToolChange = z.infer<typeof toolChangeSchema>;

function subjectOf(event: ChangeEvent): { id: string; title: string } {
  if ('task' in event) return { id: event.task.id, title: event.task.title };
  if ('project' in event) return { id: event.project.id, title: event.project.name };
  if ('task_id' in event) return { id: event.task_id, title: event.task_title };
  if ('project_id' in event) return { id: event.project_id, title: event.project_name };
  if ('workspace' in event) return { id: event.workspace.id, title: event.workspace.name };
  if ('member' in event) return { id: event.member.id, title: event.member.name };
  return { id: event.member_id, title: event.member_name };
}

function compactChange(event: ChangeEvent): ToolChange {
  const { seq, type, timestamp, op_id, actor } = event;
  return {
    seq,
    type,
    ...subjectOf(event),
    timestamp,
    op_id,
    by: actor.name,
    kind: actor.kind,
    ...(actor.client === undefined ? {} : { client: actor.client }),
    ...(actor.run_id === undefined ? {} : { run_id: actor.run_id }),
    ...('changed' in event ? { changed: event.changed } : {}),
  };
}

export const getChanges = defineTool({
  name: 'get_changes',
  title: 'Changes',
  description:
    'What happened after a seq, oldest first: who changed what, with op_id and run_id for undo_changes. While next_since_seq is below head there is more.',
  input: z.strictObject({
    since_seq: changeList.input.shape.since_seq.describe('For the latest: head (any answer’s seq) minus, say, 50.'),
    actor: actorKindSchema.optional().describe('Only changes through this kind of door.'),
    ids: changeList.input.shape.ids,
    limit: changeList.input.shape.limit,
  }),
  output: z.object({ changes: z.array(toolChangeSchema), next_since_seq: z.int(), head: z.int() }),
  operations: ['change.list'],
  mentions: () => [],
  plan: ({ since_seq, ids, limit }) => ({
    kind: 'read',
    operation: 'change.list',
    input: { since_seq, limit, ...(ids === undefined ? {} : { ids }) },
  }),
  present: (answer, { actor, since_seq }) => {
    const { changes, head } = readAnswer('change.list', answer);
    const wanted = actor === undefined ? changes : changes.filter((change) => change.actor.kind === actor);
    return {
      changes: wanted.map(compactChange),
      next_since_seq: changes.at(-1)?.seq ?? Math.max(since_seq, head),
      head,
    };
  },
  word: (answer, { actor }) => {
    const { changes } = readAnswer('change.list', answer);
    const count = actor === undefined ? changes.length : changes.filter((change) => change.actor.kind === actor).length;
    return `Read ${count} ${count === 1 ? 'change' : 'changes'}`;
  },
});
