import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { io, type Socket } from 'socket.io-client';
import { openWriters } from '../benchmark/open-writers.ts';
import { WriteBook } from '../benchmark/task-writer.ts';
import { LiveClient } from '../load/live-client.ts';
import { Subject } from '../subject/subject.ts';
import { socketIo } from './socket-io.ts';

let folder: string;
let subject: Subject;
let official: Socket;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-bench-'));
  subject = await Subject.start({ kind: 'socket-io', folder });
});

afterEach(async () => {
  official.disconnect();
  await subject.stop();
  await rm(folder, { recursive: true });
});

it('hears on a bare socket what Socket.IO’s own client hears', async () => {
  const [person] = await subject.people(1);
  if (person === undefined) throw new Error('Nobody was made.');
  official = io(`http://127.0.0.1:${subject.port}`, { query: { user_id: person.user_id }, transports: ['websocket'] });
  await new Promise<void>((resolve) => official.once('connect', resolve));
  const heard = new Promise((resolve) => official.once('task_created', resolve));
  const events: unknown[] = [];
  const client = new LiveClient({
    port: subject.port,
    person,
    dialect: socketIo,
    cursor: 0,
    index: 0,
    onEvent: (_seq, bytes, start, end) => events.push(socketIo.eventOf(bytes.toString('utf8', start, end))),
  });
  await client.live;
  const [writer] = await openWriters(subject, [person], 1, new WriteBook());
  await new Promise<void>((resolve) => writer?.write(() => resolve()));
  await expect.poll(() => client.last).toBe(1);
  expect(events).toEqual([await heard]);
  client.drop();
});
