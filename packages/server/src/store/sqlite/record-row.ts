import type { FieldSeq, Stored } from '@lockstep/core';

/** The columns a rule needs of a record. */
export interface RecordRow {
  readonly body: string;
  readonly created_seq: number;
  readonly field_seq: string;
  readonly trashed_with: string | null;
}

// Bodies are written by this store alone, from records that were validated at the door.
export function parseBody<Entity>(body: string): Entity {
  return JSON.parse(body) as Entity;
}

function parseFieldSeq(text: string): FieldSeq {
  return text === '{}' ? {} : (JSON.parse(text) as FieldSeq);
}

/** A row as rules see it. */
export function storedFrom<Entity>(row: RecordRow): Stored<Entity> {
  return {
    entity: parseBody<Entity>(row.body),
    created_seq: row.created_seq,
    field_seq: parseFieldSeq(row.field_seq),
    trashed_with: row.trashed_with,
  };
}
