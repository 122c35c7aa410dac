import type { DownFrame } from '@lockstep/protocol';

type Field = 'string' | 'number' | 'object' | 'array';

// Only what the client steers by is checked: the rest is the server's word, kept as it came so that a field this version
// does not know survives (C8), and checking every field of 10,000 tasks would cost more than applying them.
const needed: { readonly [Type in DownFrame['type']]: Readonly<Record<string, Field>> } = {
  ready: { user_id: 'string', epoch: 'string', heads: 'object', heartbeat_ms: 'number' },
  batch: { workspace_id: 'string', from: 'number', to: 'number', op_id: 'string', events: 'array' },
  live: { workspace_id: 'string', head: 'number' },
  bookmark: { heads: 'object' },
  ack: { op_id: 'string', epoch: 'string', workspace_id: 'string', seq: 'number', result: 'object' },
  reject: { op_id: 'string', error: 'object' },
  reset: { workspace_id: 'string', reason: 'string' },
  reconnect: { after_ms: 'number' },
  pong: { t: 'number' },
  typing: { actor: 'object', thread_id: 'string', state: 'string' },
  progress: { run_id: 'string', done: 'number', total: 'number' },
  presence: { workspace_id: 'string', present: 'array', count: 'number', expires_ms: 'number' },
  error: { error: 'object' },
};

function isOfKind(value: unknown, kind: Field): boolean {
  if (kind === 'array') return Array.isArray(value);
  if (kind === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === kind;
}

/** A frame of a kind that this version does not know; it is let pass. */
export interface UnknownFrame {
  readonly type: 'unknown';
}

/** Reads a frame from the server; undefined if it is none. */
export function decodeFrame(data: unknown): DownFrame | UnknownFrame | undefined {
  if (typeof data !== 'string') return undefined;
  let frame: unknown;
  try {
    frame = JSON.parse(data);
  } catch {
    return undefined;
  }
  if (!isOfKind(frame, 'object')) return undefined;
  const fields = frame as Readonly<Record<string, unknown>>;
  const type = fields['type'];
  if (typeof type !== 'string') return undefined;
  if (!Object.hasOwn(needed, type)) return { type: 'unknown' };
  const shape = needed[type as DownFrame['type']];
  const complete = Object.entries(shape).every(([field, kind]) => isOfKind(fields[field], kind));
  return complete ? (frame as DownFrame) : undefined;
}
