import type { Actor } from '@lockstep/protocol';
import type { StampedChange } from '@lockstep/core';

/** How the message begins that ends a person's rights to the workspace (D6); nobody else's begins so. */
export function endOfRights(user_id: string): string {
  return `{"type":"member_deleted","member_id":"${user_id}",`;
}

export interface EventStamp {
  readonly timestamp: string;
  readonly workspace_id: string;
  readonly seq: number;
  readonly op_id: string;
  readonly actor: Actor;
}

/**
 * A change as the message of plain mode (contract): made once, stored in the log and sent as it is to every socket (D5).
 *
 * @param body the record as JSON, so that it is not encoded again
 */
export function encodeEvent({ change }: StampedChange, body: string, stamp: EventStamp): string {
  const { timestamp, workspace_id, seq, op_id, actor } = stamp;
  const type = `${change.entity}_${change.type}`;
  if (change.type === 'deleted') {
    const { after } = change;
    const named = 'title' in after ? { task_title: after.title } : { [`${change.entity}_name`]: after.name };
    const id = { [`${change.entity}_id`]: change.after.id };
    return JSON.stringify({ type, ...id, ...named, timestamp, workspace_id, seq, op_id, actor });
  }
  const changed = change.type === 'updated' ? { changed: change.changed } : {};
  const tail = JSON.stringify({ timestamp, workspace_id, seq, op_id, actor, ...changed }).slice(1);
  return `{"type":"${type}","${change.entity}":${body},${tail}`;
}
