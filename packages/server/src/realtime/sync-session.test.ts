import { protocolVersion } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '../app/identity.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { FakeChannel } from './fake-channel.testing.ts';
import { highWaterBytes } from './feed.ts';
import { SyncSession } from './sync-session.ts';

let server: TestServer;
let identity: Identity;

beforeEach(async () => {
  server = await startTestServer();
  const found = await server.core.auth.localIdentity();
  if (found === undefined) throw new Error('the owner is there');
  identity = found;
});

afterEach(() => server.stop());

interface Scene {
  readonly channel: FakeChannel;
  readonly session: SyncSession;
  send(frame: object): void;
  /** Everything that was told, by type. */
  told(type: string): Record<string, unknown>[];
}

/** A session on the server's real data whose socket a test stalls and drains. */
function scene(): Scene {
  const { application, store, hub, observer } = server.core;
  const channel = new FakeChannel();
  const context = { application, store, hub, observer, monotonicMs: () => 0, redeemTicket: async () => identity };
  const session = new SyncSession(v7(), identity, channel, context);
  return {
    channel,
    session,
    send: (frame) => session.receive(JSON.stringify(frame)),
    told: (type) => channel.messages.filter((message) => message['type'] === type),
  };
}

/** Lets everything that is under way come to its end: turns of the event loop, and flushes of what was committed. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    await server.core.store.head(server.workspace_id);
  }
}

async function streaming(): Promise<Scene> {
  const s = scene();
  s.send({ type: 'hello', protocol: protocolVersion, client_id: 'test' });
  s.send(resume(0));
  await settle();
  expect(s.told('live')).toHaveLength(1);
  return s;
}

function resume(seq: number, epoch = server.core.store.epoch): object {
  return { type: 'resume', workspace_id: server.workspace_id, epoch, seq };
}

function add(title: string): object {
  return { type: 'op', op_id: v7(), operation: 'task.add', input: { title } };
}

describe('a sync session', () => {
  it('D11: an ack that waits for a stream is not lost when the client resumes from further on', async () => {
    const s = await streaming();
    s.channel.bufferedBytes = highWaterBytes + 1;
    s.send(add('a'));
    await settle();
    expect(s.told('ack')).toEqual([]);
    s.send(resume(1));
    await settle();
    expect(s.told('ack')).toMatchObject([{ seq: 1 }]);
  });

  it('D11: an ack that waits for a stream is not lost when the stream is reset', async () => {
    const s = await streaming();
    s.channel.bufferedBytes = highWaterBytes + 1;
    s.send(add('a'));
    await settle();
    s.send(resume(1, 'another'));
    await settle();
    expect(s.channel.messages.slice(-2)).toMatchObject([
      { type: 'reset', reason: 'epoch' },
      { type: 'ack', seq: 1 },
    ]);
  });

  it('P5, D1: hello and resume are taken one after the other, in the order they came', async () => {
    await server.request('POST', 'tasks', { title: 'a' });
    await server.request('POST', 'tasks', { title: 'b' });
    const s = scene();
    const { epoch } = server.core.store;
    const cursors = { [server.workspace_id]: 0 };
    s.send({ type: 'hello', protocol: protocolVersion, client_id: 'test', epoch, cursors });
    s.send(resume(2));
    await settle();
    const types = s.channel.messages.map(({ type }) => type);
    expect(types[0]).toBe('ready');
    expect(types.lastIndexOf('batch')).toBeLessThan(types.lastIndexOf('live'));
    await server.request('POST', 'tasks', { title: 'c' });
    await settle();
    expect(s.channel.messages.at(-1)).toMatchObject({ type: 'batch', from: 3, to: 3 });
  });

  it('P5: two resumes at once leave one stream, from the later cursor', async () => {
    for (const title of ['a', 'b', 'c']) await server.request('POST', 'tasks', { title });
    const s = scene();
    s.send({ type: 'hello', protocol: protocolVersion, client_id: 'test' });
    s.send(resume(0));
    s.send(resume(2));
    await settle();
    s.channel.frames.length = 0;
    await server.request('POST', 'tasks', { title: 'd' });
    await settle();
    expect(s.channel.messages).toMatchObject([{ type: 'batch', from: 4, to: 4 }]);
  });

  it('P5: a socket that closes while its resume is looked up is not streamed to', async () => {
    const s = scene();
    s.send({ type: 'hello', protocol: protocolVersion, client_id: 'test' });
    s.send(resume(0));
    s.channel.open = false;
    s.session.ended(1006);
    await settle();
    expect(s.session.feeds.size).toBe(0);
    expect(s.channel.frames).toEqual([]);
  });

  it('D2, D12: the heartbeat’s bookmark tells the heads of what is streamed, and of nothing else', async () => {
    const s = scene();
    s.send({ type: 'hello', protocol: protocolVersion, client_id: 'test' });
    await settle();
    s.session.beat();
    s.send(resume(0));
    await settle();
    await server.request('POST', 'tasks', { title: 'a' });
    await settle();
    s.session.beat();
    s.send(resume(7));
    await settle();
    s.session.beat();
    expect(s.told('bookmark').map(({ heads }) => heads)).toEqual([{}, { [server.workspace_id]: 1 }, {}]);
  });

  it('C8: a second hello ends with 4500', async () => {
    const s = await streaming();
    s.send({ type: 'hello', protocol: protocolVersion, client_id: 'test' });
    expect(s.channel.closedWith).toBe(4500);
  });

  it('D4: who asks without taking the answers is not listened to until they are taken', async () => {
    const s = await streaming();
    s.channel.bufferedBytes = 2 * 1024 * 1024;
    s.send({ type: 'ping', t: 1 });
    expect(s.channel.reading).toBe(false);
    s.channel.drain();
    expect(s.channel.reading).toBe(true);
  });

  it('D4: operations whose acks wait for a stalled stream are bounded', async () => {
    const s = await streaming();
    s.channel.bufferedBytes = highWaterBytes + 1;
    let sent = 0;
    while (s.channel.reading) {
      s.send(add(`t${sent}`));
      sent += 1;
      await settle();
    }
    expect(sent).toBe(256);
    s.channel.drain();
    await settle();
    expect(s.channel.reading).toBe(true);
    expect(s.told('ack').map(({ seq }) => seq)).toEqual(Array.from({ length: sent }, (_, index) => index + 1));
  });
});
