import type { Actor } from '@lockstep/protocol';
import type { StampedChange } from '@lockstep/core';

export interface EventStamp {
  readonly timestamp: string;
  readonly workspace_id: string;
  readonly seq: number;
  readonly op_id: string;
  readonly actor: Actor;
}

/**
 * A change as the message of plain mode (contract): made once, stored in the log and sent as it is to every socket (D5).
 */
export function encodeEvent(stamped: StampedChange, stamp: EventStamp): string {
  const { change, record } = stamped;
  const { timestamp, workspace_id, seq, op_id, actor } = stamp;
  const tail = { timestamp, workspace_id, seq, op_id, actor };
  const type = `${change.entity}_${change.type}`;
  if (change.type === 'deleted') {
    const title = change.entity === 'task' ? change.after.title : change.after.name;
    const titleField = change.entity === 'task' ? 'task_title' : 'project_name';
    return JSON.stringify({ type, [`${change.entity}_id`]: change.after.id, [titleField]: title, ...tail });
  }
  const changed = change.type === 'updated' ? { changed: change.changed } : {};
  return JSON.stringify({ type, [change.entity]: record.entity, ...tail, ...changed });
}
