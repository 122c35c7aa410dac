import type { Actor } from '@lockstep/protocol';
import type { Change, Inverse } from './change.ts';
import { lastWriteOf, type Stored } from './stored.ts';

/** What a change gets when it enters the log. */
export interface Stamp {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly actor: Actor;
}

/** A change that has its place in the log. */
export interface StampedChange {
  readonly change: Change;
  readonly record: Stored<Change['after']>;
  readonly inverse: Inverse;
}

function labelDifference(before: readonly string[], after: readonly string[]): string[] {
  return [...after.filter((label) => !before.includes(label)), ...before.filter((label) => !after.includes(label))];
}

function ownedFields(change: Change): string[] {
  if (!change.changed.includes('labels') || change.entity !== 'task') return [...change.changed];
  const labels = labelDifference(change.before?.entity.labels ?? [], change.after.labels);
  return [...change.changed.filter((field) => field !== 'labels'), ...labels.map((label) => `labels:${label}`)];
}

function valueBefore(before: Stored<object>, field: string): unknown {
  if (field.startsWith('labels:')) {
    const labels: unknown = Reflect.get(before.entity, 'labels');
    return Array.isArray(labels) && labels.includes(field.slice('labels:'.length));
  }
  return Reflect.get(before.entity, field);
}

/** What undo needs beside the fields themselves: the order of labels, and what had taken the record to the trash. */
function companions(change: Change, before: Stored<object>): Inverse {
  const labels: unknown = Reflect.get(before.entity, 'labels');
  return {
    ...(change.changed.includes('labels') ? { labels: [labels, 0] as const } : {}),
    ...(change.trashed_with === before.trashed_with ? {} : { trashed_with: [before.trashed_with, 0] as const }),
  };
}

function inverseOf(change: Change, before: Stored<object>, fields: readonly string[]): Inverse {
  const entries = fields.map((field) => {
    const restored = change.restored[field];
    const entry = [valueBefore(before, field), lastWriteOf(before, field)] as const;
    return [field, restored === undefined ? entry : ([...entry, restored] as const)] as const;
  });
  return { ...Object.fromEntries(entries), ...companions(change, before) };
}

/**
 * Gives an operation's changes their seqs, one after the other. Where a record changes twice, the second time starts from
 * what the first one has left.
 */
export function stampChanges(changes: readonly Change[], { seq, ...moment }: Stamp): readonly StampedChange[] {
  const written = new Map<string, Stored<Change['after']>>();
  return changes.map((change, index) => {
    const stamped = stampChange(change, { seq: seq + index, ...moment }, written.get(change.after.id));
    written.set(change.after.id, stamped.record);
    return stamped;
  });
}

/**
 * Gives a change its seq: the record with its new field ownership (X1) and the inverse that undo needs (X5).
 * Pure; the store calls it inside the operation's transaction (S2).
 */
function stampChange(change: Change, stamp: Stamp, written: Stored<Change['after']> | undefined): StampedChange {
  const before = written ?? change.before;
  const entity = { ...change.after, seq: stamp.seq, updated_at: stamp.timestamp, updated_by: stamp.actor };
  if (before === null) {
    const record = { entity, created_seq: stamp.seq, field_seq: {}, trashed_with: change.trashed_with };
    return { change, record, inverse: {} };
  }
  const fields = ownedFields(change);
  const field_seq = { ...before.field_seq, ...Object.fromEntries(fields.map((field) => [field, stamp.seq])) };
  const record = { entity, created_seq: before.created_seq, field_seq, trashed_with: change.trashed_with };
  return { change, record, inverse: inverseOf(change, before, fields) };
}
