import { type BatchFrame, protocolVersion, syncSubprotocol } from '@lockstep/protocol';
import { readNumber } from '../load/read-number.ts';
import type { Dialect } from './dialect.ts';

const prefix = Buffer.from('{"type":"batch","workspace_id":"');
const afterPrefix = Buffer.from('","from":');
const idLength = 36;
const seqOffset = prefix.length + idLength + afterPrefix.length;

/** Sync mode: batches, of one change each in the benchmarks, continued from a cursor. */
export const sync: Dialect = {
  path: () => '/ws/tasks/me',
  headers: ({ token }) => ({ Authorization: `Bearer ${token}`, 'Sec-WebSocket-Protocol': syncSubprotocol }),
  greeting: ({ workspace_id, epoch }, cursor) =>
    JSON.stringify({
      type: 'hello',
      protocol: protocolVersion,
      client_id: 'bench',
      epoch,
      cursors: { [workspace_id]: cursor },
    }),
  liveOnOpen: false,
  isLive: (message) => message.startsWith('{"type":"live"'),
  reply: () => undefined,
  seqOf: (bytes, start, end) => {
    const after = start + prefix.length;
    if (after > end || bytes.compare(prefix, 0, prefix.length, start, after) !== 0) return 0;
    return readNumber(bytes, start + seqOffset);
  },
  eventOf: (text) => (JSON.parse(text) as BatchFrame).events[0],
};
