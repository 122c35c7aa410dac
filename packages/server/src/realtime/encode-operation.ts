import { type Actor, maxBatchBytes } from '@lockstep/protocol';
import { encodeTextFrame } from './text-frame.ts';

/** The changes of one operation as they go out: fresh from a commit, or read back from the log. */
export interface OutgoingOperation {
  readonly workspace_id: string;
  readonly op_id: string;
  readonly actor: Actor;
  readonly timestamp: string;
  readonly from: number;
  readonly to: number;
  /** JSON texts, one a change. */
  readonly events: readonly string[];
}

/** How a socket wants its changes: one message each, or one batch an operation. */
export type WireForm = 'plain' | 'sync';

/** What a part adds to its events: `,"events":[…],"part":N,"parts":N}`. */
const frameBytes = 64;
/** A character of a string takes at most so many bytes in UTF-8. */
const maxBytesPerUnit = 3;

/** Whether the events can be told to fit without counting their bytes. */
function surelyFit(events: readonly string[], budget: number): boolean {
  let units = 0;
  for (const event of events) units += event.length + 1;
  return units * maxBytesPerUnit <= budget;
}

/** Cuts the events into parts of at most `budget` bytes each; a single event is never cut. */
function splitBySize(events: readonly string[], budget: number): readonly (readonly string[])[] {
  if (surelyFit(events, budget)) return [events];
  const parts: string[][] = [];
  let current: string[] = [];
  let size = 0;
  for (const event of events) {
    const bytes = Buffer.byteLength(event) + 1;
    if (size > 0 && size + bytes > budget) {
      parts.push(current);
      current = [];
      size = 0;
    }
    current.push(event);
    size += bytes;
  }
  parts.push(current);
  return parts;
}

function batchTexts(operation: OutgoingOperation): readonly string[] {
  const { workspace_id, from, to, op_id, actor, timestamp } = operation;
  // The events are JSON already: they are joined, not encoded again.
  const head = JSON.stringify({ type: 'batch', workspace_id, from, to, op_id, actor, timestamp }).slice(0, -1);
  const parts = splitBySize(operation.events, maxBatchBytes - Buffer.byteLength(head) - frameBytes);
  if (parts.length === 1) return [`${head},"events":[${operation.events.join(',')}]}`];
  return parts.map(
    (events, index) => `${head},"events":[${events.join(',')}],"part":${index + 1},"parts":${parts.length}}`,
  );
}

/** The bytes of one operation's changes in a wire form (contract: plain messages; `batch`, in parts above 256 KiB, D3). */
export function encodeOperation(operation: OutgoingOperation, form: WireForm): Buffer {
  const texts = form === 'plain' ? operation.events : batchTexts(operation);
  const frames = texts.map(encodeTextFrame);
  const [only] = frames;
  return frames.length === 1 && only !== undefined ? only : Buffer.concat(frames);
}
