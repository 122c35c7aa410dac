import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { wsNaive } from '../dialect/ws-naive.ts';
import { LiveClient } from './live-client.ts';
import { ReferenceStream } from './reference-stream.ts';

const person = { user_id: 'ana', workspace_id: '', token: '', epoch: '' };

function eventOf(seq: number, title = 'Rent'): string {
  return `{"type":"task_created","task":{"title":"${title}","seq":${seq}},"seq":${seq},"op_id":"o","actor":{}}`;
}

let server: WebSocketServer;
let sockets: WebSocket[];
let clients: LiveClient[];

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  sockets = [];
  clients = [];
  server.on('connection', (socket) => sockets.push(socket));
  await once(server, 'listening');
});

afterEach(async () => {
  for (const client of clients) client.drop();
  for (const socket of sockets) socket.terminate();
  server.close();
  await once(server, 'close');
});

/** Connects a client that compares with `reference`; answers it and the server's end. */
async function connect(reference?: ReferenceStream): Promise<{ client: LiveClient; socket: WebSocket }> {
  const { port } = server.address() as AddressInfo;
  const connected = once(server, 'connection');
  const client = new LiveClient({
    port,
    person,
    dialect: wsNaive,
    cursor: 0,
    index: clients.length,
    ...(reference === undefined ? {} : { reference }),
  });
  clients.push(client);
  const [socket] = (await connected) as [WebSocket];
  await client.live;
  return { client, socket };
}

/** Waits until the client has read all that was sent: it answers a ping only then. */
async function settled(socket: WebSocket): Promise<void> {
  const answered = new Promise<void>((resolve) => {
    socket.on('pong', (data) => data.toString() === 'settled' && resolve());
  });
  socket.ping('settled');
  await answered;
}

it.each([
  ['all in order', [eventOf(1), eventOf(2), eventOf(3)], { lost: 0, doubled: 0, outOfOrder: 0, altered: 0 }],
  ['one lost', [eventOf(1), eventOf(3)], { lost: 1, doubled: 0, outOfOrder: 0, altered: 0 }],
  ['one twice', [eventOf(1), eventOf(2), eventOf(2), eventOf(3)], { lost: 0, doubled: 1, outOfOrder: 0, altered: 0 }],
  ['two swapped', [eventOf(2), eventOf(1), eventOf(3)], { lost: 0, doubled: 0, outOfOrder: 1, altered: 0 }],
  ['one altered', [eventOf(1), eventOf(2, 'Milk'), eventOf(3)], { lost: 0, doubled: 0, outOfOrder: 0, altered: 1 }],
  [
    'one altered in length',
    [eventOf(1), eventOf(2, ''), eventOf(3)],
    { lost: 0, doubled: 0, outOfOrder: 0, altered: 1 },
  ],
  [
    'a message between that is no change',
    [eventOf(1), '{"type":"typing"}', eventOf(2), eventOf(3)],
    { lost: 0, doubled: 0, outOfOrder: 0, altered: 0 },
  ],
])('compares with what others got: %s', async (_title, messages, expected) => {
  const reference = new ReferenceStream(0);
  const first = await connect(reference);
  const second = await connect(reference);
  for (const seq of [1, 2, 3]) first.socket.send(eventOf(seq));
  await settled(first.socket);
  for (const message of messages) second.socket.send(message);
  await settled(second.socket);
  const { client } = second;
  const { doubled, outOfOrder } = client.check;
  expect({ lost: client.lost(3), doubled, outOfOrder, altered: client.altered }).toEqual(expected);
  expect(first.client.lost(3)).toBe(0);
});

it('compares what comes in pieces, with a ping between them', async () => {
  const reference = new ReferenceStream(0);
  const [first, second] = [await connect(reference), await connect(reference)];
  const seqs = Array.from({ length: 2000 }, (_, index) => index + 1);
  for (const { socket } of [first, second]) {
    for (const seq of seqs) {
      socket.send(eventOf(seq, 'x'.repeat(seq % 300)));
      if (seq % 500 === 0) socket.ping();
    }
    await settled(socket);
  }
  expect(second.client.last).toBe(2000);
  expect(second.client.altered).toBe(0);
  expect(second.client.verifiedBytes).toBe(reference.length);
  expect(second.client.check.received).toBe(0);
});

it('knows when the other side has gone', async () => {
  const { client, socket } = await connect();
  socket.close(4008, 'slow');
  await once(socket, 'close');
  await expect.poll(() => client.lostBecause).toBe('closed by the server with 4008');
});

it('refuses what is not a WebSocket', async () => {
  server.options.verifyClient = (_info, done) => done(false, 401);
  const { port } = server.address() as AddressInfo;
  const client = new LiveClient({ port, person, dialect: wsNaive, cursor: 0, index: 0 });
  clients.push(client);
  await expect(client.live).rejects.toThrow('HTTP/1.1 401');
});
