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

function splitBySize(events: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let current: string[] = [];
  let size = 0;
  for (const event of events) {
    if (size > 0 && size + event.length > maxBatchBytes) {
      parts.push(current);
      current = [];
      size = 0;
    }
    current.push(event);
    size += event.length;
  }
  parts.push(current);
  return parts;
}

function batchTexts(operation: OutgoingOperation): readonly string[] {
  const { workspace_id, from, to, op_id, actor, timestamp } = operation;
  // The events are JSON already: they are joined, not encoded again.
  const head = JSON.stringify({ type: 'batch', workspace_id, from, to, op_id, actor, timestamp }).slice(0, -1);
  const parts = splitBySize(operation.events);
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
