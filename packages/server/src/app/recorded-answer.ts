import type { ChangeEvent } from '@lockstep/protocol';
import type { StampedChange } from '@lockstep/core';

/** Stands in a recorded answer for a record as a change of the same operation left it: the log has it already. */
interface Reference {
  readonly $change: number;
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && '$change' in value && typeof value.$change === 'number';
}

/** An answer with references in place of the records it holds; an operation answers with records, lists and plain values. */
function refer(value: unknown, seqs: ReadonlyMap<unknown, number>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const seq = seqs.get(value);
  if (seq !== undefined) return { $change: seq } satisfies Reference;
  if (Array.isArray(value)) return value.map((item: unknown) => refer(item, seqs));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, refer(part, seqs)]));
}

/** The answer as it is kept under its op_id (S3), with what the log holds left out. */
export function recordAnswer(answer: Readonly<Record<string, unknown>>, changes: readonly StampedChange[]): string {
  // The message of a deletion does not hold the record.
  const held = changes.filter(({ change }) => change.type !== 'deleted');
  return JSON.stringify(refer(answer, new Map(held.map(({ record }) => [record.entity, record.entity.seq]))));
}

/**
 * The answer as it was given, from what was recorded and the operation's messages.
 *
 * @param events JSON texts of the operation's changes, by seq
 */
export function recallAnswer(recorded: string, events: (seq: number) => string | undefined): Record<string, unknown> {
  return JSON.parse(recorded, (_key, value: unknown) => {
    if (!isReference(value)) return value;
    const text = events(value.$change);
    if (text === undefined) throw new Error(`The log has no change ${value.$change} that an answer refers to.`);
    const event = JSON.parse(text) as ChangeEvent;
    if ('task' in event) return event.task;
    if ('project' in event) return event.project;
    if ('workspace' in event) return event.workspace;
    return 'member' in event ? event.member : value;
  }) as Record<string, unknown>;
}
