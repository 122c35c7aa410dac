import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SocketChannel } from './socket-channel.ts';

const megabyte = 1024 * 1024;

let server: Server;
let client: Socket;
let channel: SocketChannel;
let served: Socket;

/** A channel on a real connection whose other side is read by hand. */
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
  client.pause();
  [served] = (await once(server, 'connection')) as [Socket];
  const request = { method: 'GET', headers: { upgrade: 'websocket', 'sec-websocket-version': '13' } };
  const key = { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false });
  const upgraded = new Promise<WebSocket>((resolve) => {
    const complete = { ...request, headers: { ...request.headers, ...key } };
    sockets.handleUpgrade(complete as never, served, Buffer.alloc(0), resolve);
  });
  channel = new SocketChannel(await upgraded, served);
});

afterEach(() => {
  client.destroy();
  served.destroy();
  server.close();
});

/** Reads until this much has come, then no more. */
async function take(bytes: number): Promise<void> {
  let taken = 0;
  const enough = new Promise<void>((resolve) => {
    client.on('data', (chunk: Buffer) => {
      taken += chunk.length;
      if (taken < bytes) return;
      client.pause();
      resolve();
    });
  });
  client.resume();
  await enough;
  client.removeAllListeners('data');
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('a channel', () => {
  it('D4: shows progress in the middle of one large frame, where its buffer shows none', async () => {
    channel.write(Buffer.alloc(32 * megabyte));
    await turn();
    const before = { untaken: channel.untakenBytes, buffered: channel.bufferedBytes };
    await take(8 * megabyte);
    await turn();
    expect(before.untaken).toBeGreaterThan(0);
    expect(channel.untakenBytes).toBeLessThan(before.untaken);
    expect(channel.bufferedBytes).toBe(before.buffered);
  });

  it('D4: tells everybody who waits once it has drained', async () => {
    channel.write(Buffer.alloc(16 * megabyte));
    await turn();
    const told: number[] = [];
    for (let index = 0; index < 20; index += 1) channel.onceDrained(() => told.push(index));
    expect(served.listenerCount('drain')).toBeLessThan(5);
    const drained = once(served, 'drain');
    client.resume();
    await drained;
    expect(told).toHaveLength(20);
    expect(channel.bufferedBytes).toBe(0);
  });
});
