import type { Dialect } from './dialect.ts';
import { eventSeq } from './event-seq.ts';

const prefix = Buffer.from('{"type":"task_created"');

/** Plain mode: one JSON message an event; nothing is said upwards. */
export const plain: Dialect = {
  path: () => '/ws/tasks/me',
  headers: ({ token }) => ({ Authorization: `Bearer ${token}` }),
  greeting: () => undefined,
  liveOnOpen: false,
  isLive: (message) => message.startsWith('{"type":"ready"'),
  reply: () => undefined,
  seqOf: (bytes, start, end) => eventSeq(prefix, bytes, start, end),
  eventOf: (text) => JSON.parse(text) as unknown,
};
