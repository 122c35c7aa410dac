import type { Dialect } from './dialect.ts';
import { eventSeq } from './event-seq.ts';

const prefix = Buffer.from('42["task_created",');
/** Engine.IO's packets, and Socket.IO's inside them. */
const packets = { open: '0{', connect: '40', connected: '40{', ping: '2', pong: '3' };

/** Socket.IO 4 over its WebSocket transport, without the polling that its clients begin with. */
export const socketIo: Dialect = {
  path: ({ user_id }) => `/socket.io/?EIO=4&transport=websocket&user_id=${user_id}`,
  headers: () => ({}),
  greeting: () => undefined,
  liveOnOpen: false,
  isLive: (message) => message.startsWith(packets.connected),
  reply: (message) => {
    if (message.startsWith(packets.open)) return packets.connect;
    return message === packets.ping ? packets.pong : undefined;
  },
  seqOf: (bytes, start, end) => eventSeq(prefix, bytes, start, end),
  eventOf: (text) => (JSON.parse(text.slice(2)) as unknown[])[1],
};
