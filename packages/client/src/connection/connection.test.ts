import type { DownFrame, ReadyFrame } from '@lockstep/protocol';
import { expect, test } from 'vitest';
import { FakeClock, settle } from '../platform/fake-clock.testing.ts';
import { FakeDevice } from '../platform/fake-device.testing.ts';
import { Connection, type ConnectionListener } from './connection.ts';
import { FakeSockets } from './fake-server.testing.ts';
import type { TicketAnswer } from './ticket.ts';

const readyFrame: ReadyFrame = {
  type: 'ready',
  session_id: 's1',
  user_id: '01920000-0000-7000-8000-000000000001',
  epoch: 'e1',
  heads: {},
  heartbeat_ms: 25_000,
  max_frame_bytes: 65_536,
};

function setUp() {
  const clock = new FakeClock();
  const device = new FakeDevice();
  const sockets = new FakeSockets();
  const told: string[] = [];
  const frames: DownFrame[] = [];
  const state = {
    ticket: { kind: 'ticket', ticket: 't1' } as TicketAnswer,
    tickets: 0,
    random: 1,
    idle: true,
    hold: Promise.withResolvers<undefined>(),
  };
  state.hold.resolve(undefined);
  const listener: ConnectionListener = {
    cursors: () => ({ epoch: 'e1', cursors: { w1: 7 } }),
    ready: () => told.push('ready'),
    frame: (frame) => frames.push(frame),
    lost: () => told.push('lost'),
    changed: () => undefined,
    idle: () => state.idle,
  };
  const connection = new Connection(
    {
      clock,
      device,
      random: () => state.random,
      tickets: async () => {
        state.tickets += 1;
        await state.hold.promise;
        return state.ticket;
      },
      openSocket: sockets.open,
      client_id: 'c1',
    },
    listener,
  );
  const goLive = async () => {
    connection.start();
    await settle();
    await sockets.last.open();
    await sockets.last.deliver(readyFrame);
  };
  return { clock, device, sockets, told, frames, state, connection, goLive };
}

test('C10: each connect fetches a ticket first, greets with the cursors and is ready after `ready`', async () => {
  const { connection, sockets, told } = setUp();
  expect(connection.phase.name).toBe('idle');
  connection.start();
  expect(connection.phase.name).toBe('authorising');
  await settle();
  expect(connection.phase.name).toBe('opening');
  expect(sockets.last).toMatchObject({ ticket: 't1', subprotocol: 'lockstep.v1', sent: [] });
  await sockets.last.open();
  expect(connection.phase.name).toBe('greeting');
  expect(sockets.last.sent).toEqual([{ type: 'hello', protocol: 1, client_id: 'c1', epoch: 'e1', cursors: { w1: 7 } }]);
  await sockets.last.deliver(readyFrame);
  expect(connection.phase.name).toBe('ready');
  expect(told).toEqual(['ready']);
});

test('C10: a ticket refused with 401 means signed out: no retry until asked for', async () => {
  const { connection, state, clock, sockets } = setUp();
  state.ticket = { kind: 'signed-out' };
  connection.start();
  await settle();
  expect(connection.phase).toEqual({ name: 'stopped', reason: 'signed-out' });
  await clock.advance(3_600_000);
  expect(sockets.all).toHaveLength(0);
  state.ticket = { kind: 'ticket', ticket: 't2' };
  connection.retryNow();
  await settle();
  expect(sockets.last.ticket).toBe('t2');
});

test('M6: failed tickets are retried with growing waits, at least as long as the server asks', async () => {
  const { connection, state, clock } = setUp();
  state.ticket = { kind: 'failed', retry_after_ms: 0 };
  connection.start();
  await settle();
  expect(connection.phase).toEqual({ name: 'waiting', retry_at: clock.now() + 500 });
  expect(connection.retrying).toBe(true);
  await clock.advance(500);
  expect(connection.phase).toEqual({ name: 'waiting', retry_at: clock.now() + 1000 });
  state.ticket = { kind: 'failed', retry_after_ms: 60_000 };
  await clock.advance(1000);
  expect(connection.phase).toEqual({ name: 'waiting', retry_at: clock.now() + 62_000 });
});

test('M6: a socket that cannot be made, does not open or is not greeted back counts as failed', async () => {
  const { connection, clock, sockets, state } = setUp();
  connection.start();
  await settle();
  await clock.advance(15_000);
  expect(sockets.all[0]?.closedBy).toEqual({ side: 'client', code: 1000 });
  expect(connection.phase.name).toBe('waiting');
  await clock.advance(500);
  await sockets.last.open();
  await clock.advance(15_000);
  expect(connection.phase.name).toBe('waiting');
  state.random = 0;
  await clock.advance(1000);
  await sockets.last.closeByServer(1006);
  expect(connection.phase.name).toBe('waiting');
});

test('M6: a refused constructor is a failure like any other', async () => {
  const { connection, sockets } = setUp();
  sockets.all.push = () => {
    throw new Error('blocked by policy');
  };
  connection.start();
  await settle();
  expect(connection.phase.name).toBe('waiting');
});

test('M6: a ticket that never comes is given up after 15 s, and is not used when it comes at last', async () => {
  const { connection, clock, sockets, state } = setUp();
  state.hold = Promise.withResolvers<undefined>();
  connection.start();
  await clock.advance(15_000);
  expect(connection.phase.name).toBe('waiting');
  state.hold.resolve(undefined);
  await settle();
  expect(sockets.all).toHaveLength(0);
});

test('D7: silence for heartbeat + 10 s closes the socket with 4009 and comes back', async () => {
  const { clock, sockets, connection, goLive, told } = setUp();
  await goLive();
  await clock.advance(34_999);
  expect(connection.phase.name).toBe('ready');
  await clock.advance(1);
  expect(sockets.all[0]?.closedBy).toEqual({ side: 'client', code: 4009 });
  expect(connection.phase.name).toBe('waiting');
  expect(told).toEqual(['ready', 'lost']);
});

test('D7: any frame is a sign of life', async () => {
  const { clock, sockets, connection, goLive } = setUp();
  await goLive();
  for (let beat = 0; beat < 10; beat += 1) {
    await clock.advance(30_000);
    await sockets.last.deliver({ type: 'bookmark', heads: {} });
  }
  expect(connection.phase.name).toBe('ready');
  expect(sockets.all).toHaveLength(1);
});

test('M17: the round trip is measured when ready and with each heartbeat', async () => {
  const { clock, sockets, connection, goLive } = setUp();
  await goLive();
  expect(connection.roundTripMs).toBeUndefined();
  const [first] = sockets.last.sentOf('ping');
  await clock.advance(12);
  await sockets.last.deliver({ type: 'pong', t: first?.t ?? -1 });
  expect(connection.roundTripMs).toBe(12);
  await sockets.last.deliver({ type: 'bookmark', heads: {} });
  expect(sockets.last.sentOf('ping')).toHaveLength(2);
});

test('D10: `reconnect` is followed after its delay, the socket serves until then', async () => {
  const { clock, sockets, connection, goLive, frames } = setUp();
  await goLive();
  await clock.advance(20_000);
  await sockets.last.deliver({ type: 'reconnect', after_ms: 3000 });
  await clock.advance(2999);
  await sockets.last.deliver({ type: 'live', workspace_id: 'w1', head: 7 });
  expect(frames).toHaveLength(1);
  expect(connection.phase.name).toBe('ready');
  await clock.advance(1);
  await settle();
  expect(sockets.all[0]?.closedBy).toEqual({ side: 'client', code: 1000 });
  expect(sockets.all).toHaveLength(2);
});

test('D10: the server may close with 4001 before that', async () => {
  const { clock, sockets, goLive } = setUp();
  await goLive();
  await clock.advance(20_000);
  await sockets.last.deliver({ type: 'reconnect', after_ms: 3000 });
  await sockets.last.closeByServer(4001);
  await clock.advance(500);
  expect(sockets.all).toHaveLength(2);
  await sockets.last.open();
  await sockets.last.deliver(readyFrame);
  await clock.advance(3000);
  expect(sockets.all).toHaveLength(2);
});

test('contract "Close codes": terminal ones stop, the reason is kept', async () => {
  const reasons = { 4500: 'outdated', 4501: 'signed-out', 4503: 'suspended', 4504: 'too-many-connections' };
  for (const [code, reason] of Object.entries(reasons)) {
    const { clock, sockets, connection, goLive } = setUp();
    await goLive();
    await sockets.last.closeByServer(Number(code));
    expect(connection.phase).toEqual({ name: 'stopped', reason });
    await clock.advance(600_000);
    expect(sockets.all).toHaveLength(1);
  }
});

test('contract "Close codes": 4013 waits at least five seconds, 4002 and 4003 not at all', async () => {
  const limited = setUp();
  await limited.goLive();
  await limited.sockets.last.closeByServer(4013);
  expect(limited.connection.phase).toEqual({ name: 'waiting', retry_at: limited.clock.now() + 5500 });
  for (const code of [4002, 4003]) {
    const { clock, sockets, goLive } = setUp();
    await goLive();
    await sockets.last.closeByServer(code);
    await clock.advance(0);
    expect(sockets.all).toHaveLength(2);
  }
});

test('M6: a connection that held ten seconds starts the waits anew, one that did not goes on growing them', async () => {
  const { clock, sockets, connection, goLive, state } = setUp();
  await goLive();
  for (const wait of [500, 1000, 2000]) {
    await clock.advance(1000);
    await sockets.last.closeByServer(1006);
    expect(connection.phase).toEqual({ name: 'waiting', retry_at: clock.now() + wait });
    await clock.advance(wait);
    await sockets.last.open();
    await sockets.last.deliver(readyFrame);
  }
  await clock.advance(10_000);
  await sockets.last.closeByServer(1006);
  expect(connection.phase).toEqual({ name: 'waiting', retry_at: clock.now() + 500 });
  expect(state.tickets).toBe(4);
});

test('D2: a resync comes back at once, but a second in a row waits', async () => {
  const { clock, sockets, connection, goLive } = setUp();
  await goLive();
  connection.resync();
  expect(sockets.all[0]?.closedBy).toEqual({ side: 'client', code: 4002 });
  await clock.advance(0);
  await sockets.last.open();
  await sockets.last.deliver(readyFrame);
  connection.resync();
  expect(connection.phase).toEqual({ name: 'waiting', retry_at: clock.now() + 1000 });
  connection.resync();
  expect(connection.phase.name).toBe('waiting');
});

test('D2: a frame that cannot be read calls for a resync; one of an unknown type is let pass (C8)', async () => {
  const { sockets, connection, goLive, frames } = setUp();
  await goLive();
  await sockets.last.deliverText('{"type":"applause","for":[]}');
  expect(connection.phase.name).toBe('ready');
  expect(frames).toEqual([]);
  for (const bad of ['{', '[]', '{"type":"live"}']) {
    await sockets.last.deliverText(bad);
    expect(sockets.last.closedBy).toMatchObject({ side: 'client' });
  }
});

test('C6: retries at once when the network returns, and when the page becomes visible', async () => {
  const { clock, sockets, device, goLive } = setUp();
  await goLive();
  device.setOnline(false);
  await sockets.last.closeByServer(1006);
  device.setOnline(true);
  await settle();
  expect(sockets.all).toHaveLength(2);
  await sockets.last.closeByServer(1006);
  device.setVisible(false);
  device.setVisible(true);
  await clock.advance(0);
  expect(sockets.all).toHaveLength(3);
});

test('C6: a socket that seems open after waking up must answer within five seconds', async () => {
  const { clock, sockets, device, connection, goLive } = setUp();
  await goLive();
  clock.sleep(20_000);
  device.setVisible(true);
  expect(sockets.last.sentOf('ping')).toHaveLength(2);
  await clock.advance(4999);
  await sockets.last.deliver({ type: 'pong', t: 0 });
  await clock.advance(10_000);
  expect(connection.phase.name).toBe('ready');
  device.setVisible(true);
  await clock.advance(5000);
  expect(sockets.all[0]?.closedBy).toEqual({ side: 'client', code: 4009 });
});

test('C6: hidden and idle for five minutes, it gives the socket back; visible again, it returns', async () => {
  const { clock, sockets, device, connection, goLive, state } = setUp();
  await goLive();
  state.idle = false;
  device.setVisible(false);
  const beat = async () => {
    await clock.advance(25_000);
    await sockets.last.deliver({ type: 'bookmark', heads: {} });
  };
  for (let beats = 0; beats < 14; beats += 1) await beat();
  expect(connection.phase.name).toBe('ready');
  state.idle = true;
  for (let beats = 0; beats < 12; beats += 1) await beat();
  expect(connection.phase.name).toBe('paused');
  await clock.advance(3_600_000);
  expect(sockets.all).toHaveLength(1);
  device.setVisible(true);
  await settle();
  expect(sockets.all).toHaveLength(2);
});

test('C6: signed out, a return to the page tries once more: the person may have signed in elsewhere', async () => {
  const { sockets, device, goLive, connection } = setUp();
  await goLive();
  await sockets.last.closeByServer(4501);
  device.setVisible(true);
  await settle();
  expect(connection.phase.name).toBe('opening');
});

test('sends only while ready', async () => {
  const { connection, sockets, goLive } = setUp();
  expect(connection.send({ type: 'ping', t: 1 })).toBe(false);
  await goLive();
  expect(connection.send({ type: 'ping', t: 1 })).toBe(true);
  await sockets.last.closeByServer(1006);
  expect(connection.send({ type: 'ping', t: 1 })).toBe(false);
});

test('retryNow skips the wait, and probes a socket that is ready', async () => {
  const { clock, sockets, connection, goLive } = setUp();
  await goLive();
  connection.retryNow();
  await clock.advance(5000);
  expect(sockets.all[0]?.closedBy).toEqual({ side: 'client', code: 4009 });
  await sockets.last.closeByServer(1006);
  connection.retryNow();
  await settle();
  expect(sockets.all.length).toBeGreaterThan(1);
});

test('restart begins a new session at once', async () => {
  const { sockets, connection, goLive, told } = setUp();
  await goLive();
  connection.restart();
  await settle();
  expect(sockets.all).toHaveLength(2);
  expect(told).toEqual(['ready', 'lost']);
});

test('M1: after close nothing is left: no socket, no timer, no listener, no return', async () => {
  const { clock, sockets, device, connection, goLive } = setUp();
  await goLive();
  connection.close();
  expect(sockets.last.closedBy).toEqual({ side: 'client', code: 1000 });
  expect(clock.timers).toBe(0);
  expect(device.listeners).toBe(0);
  connection.retryNow();
  connection.restart();
  await clock.advance(600_000);
  expect(sockets.all).toHaveLength(1);
});

test('a socket that has been given up is not listened to any more', async () => {
  const { sockets, connection, goLive, told } = setUp();
  await goLive();
  const [old] = sockets.all;
  connection.restart();
  await settle();
  await old?.deliver({ type: 'live', workspace_id: 'w1', head: 1 });
  await old?.closeByServer(4501);
  await old?.open();
  expect(connection.phase.name).toBe('opening');
  expect(told).toEqual(['ready', 'lost']);
});
