import { describe, expect, test } from 'vitest';
import { parseInput } from '../error/parse.ts';
import { idOf, memberOf, projectOf, taskOf, workspaceRecordOf } from '../tool/fixture.testing.ts';
import { changeEventSchema, type ChangeEvent } from './change-event.ts';
import { closeCodes, isTerminalCloseCode } from './close-code.ts';
import { downFrameSchema } from './down.ts';
import { plainMessageSchema } from './plain.ts';
import { snapshotSchema } from './snapshot.ts';
import { upFrameSchema } from './up.ts';

const actor = taskOf(1).created_by;
const stamp = {
  timestamp: '2026-11-22T10:00:00.000Z',
  workspace_id: idOf(900),
  seq: 42,
  op_id: 'o1',
  actor,
};
const problem = { type: 't', title: 't', status: 404, detail: 'd', code: 'NOT_FOUND', retryable: false, errors: [] };
const typing = { type: 'typing', actor, thread_id: 't', state: 'start' };
const progress = { type: 'progress', run_id: 'r', done: 3, total: 12, label: 'Moving' };
const presence = {
  type: 'presence',
  workspace_id: idOf(900),
  present: [{ session_id: 's', actor, state: 'active', task_id: null }],
  count: 1,
  expires_ms: 60_000,
};

const events: ChangeEvent[] = [
  { type: 'task_created', task: taskOf(1), ...stamp },
  { type: 'task_updated', task: taskOf(1), ...stamp, changed: ['due_date'] },
  { type: 'task_deleted', task_id: idOf(1), task_title: 'Rent', ...stamp },
  { type: 'task_purged', task_id: idOf(1), task_title: 'Rent', ...stamp },
  { type: 'project_created', project: projectOf(50), ...stamp },
  { type: 'project_updated', project: projectOf(50), ...stamp, changed: ['name'] },
  { type: 'project_deleted', project_id: idOf(50), project_name: 'Home', ...stamp },
  { type: 'workspace_created', workspace: workspaceRecordOf(900), ...stamp },
  { type: 'member_created', member: memberOf(60), ...stamp },
  { type: 'member_updated', member: memberOf(60), ...stamp, changed: ['role'] },
  { type: 'member_deleted', member_id: idOf(60), member_name: 'Ben', ...stamp },
];

const up = [
  { type: 'hello', protocol: 1, client_id: 'c' },
  { type: 'hello', protocol: 1, client_id: 'c', epoch: 'e', cursors: { [idOf(900)]: 0 } },
  { type: 'resume', workspace_id: idOf(900), epoch: 'e', seq: 0 },
  { type: 'op', op_id: 'o', workspace_id: idOf(900), operation: 'task.add', input: { title: 'a' } },
  { type: 'auth', ticket: 't' },
  { type: 'ping', t: 1.5 },
  { type: 'presence', workspace_id: idOf(900), state: 'active', task_id: idOf(1) },
  { type: 'presence', workspace_id: idOf(900), state: 'gone' },
];

const down = [
  {
    type: 'ready',
    session_id: 's',
    user_id: idOf(7),
    epoch: 'e',
    heads: { [idOf(900)]: 3 },
    heartbeat_ms: 25_000,
    max_frame_bytes: 65_536,
  },
  {
    type: 'batch',
    workspace_id: idOf(900),
    from: 42,
    to: 47,
    op_id: 'o',
    actor,
    timestamp: stamp.timestamp,
    events,
    part: 1,
    parts: 2,
  },
  { type: 'live', workspace_id: idOf(900), head: 0 },
  { type: 'bookmark', heads: {} },
  { type: 'ack', op_id: 'o', epoch: 'e', workspace_id: idOf(900), seq: 0, result: { task: {} } },
  { type: 'reject', op_id: 'o', error: problem },
  { type: 'reset', workspace_id: idOf(900), reason: 'epoch' },
  { type: 'reconnect', after_ms: 0 },
  { type: 'pong', t: 1.5 },
  typing,
  progress,
  presence,
  { type: 'error', error: problem },
];

const plain = [
  ...events,
  { type: 'ready', user_id: idOf(7), workspace_id: idOf(900), epoch: 'e', head: 0 },
  { type: 'reset', workspace_id: idOf(900), reason: 'ahead', epoch: 'e', head: 0 },
  typing,
  progress,
  presence,
];

function typesOf(schema: { options: readonly { shape: { type: { value: string } } }[] }): string[] {
  return schema.options.map(({ shape }) => shape.type.value).toSorted();
}

function typesIn(frames: readonly { type: string }[]): string[] {
  return [...new Set(frames.map(({ type }) => type))].toSorted();
}

describe('frames', () => {
  test.each(up)('up: $type is passed as it is', (frame) => {
    expect(parseInput(upFrameSchema, frame)).toEqual(frame);
  });

  test.each(down)('down: $type is passed as it is', (frame) => {
    expect(downFrameSchema.parse(frame)).toEqual(frame);
  });

  test.each(plain)('plain: $type is passed as it is', (message) => {
    expect(plainMessageSchema.parse(message)).toEqual(message);
  });

  test('these are all there are, and each direction has its own but for presence', () => {
    expect(typesOf(upFrameSchema)).toEqual(typesIn(up));
    expect(typesOf(downFrameSchema)).toEqual(typesIn(down));
    expect(typesOf(changeEventSchema)).toEqual(typesIn(events));
    expect(typesIn(up).filter((type) => typesIn(down).includes(type))).toEqual(['presence']);
  });

  test('D12: cursors are by workspace id', () => {
    expect(() =>
      parseInput(upFrameSchema, { type: 'hello', protocol: 1, client_id: 'c', cursors: { mine: 3 } }),
    ).toThrow('cursors.mine');
  });

  test('every kind of record that the log tells of is in the snapshot', () => {
    const kinds = new Set(typesOf(changeEventSchema).map((type) => type.slice(0, type.lastIndexOf('_'))));
    expect(Object.keys(snapshotSchema.shape)).toEqual(
      expect.arrayContaining(['epoch', 'seq', ...[...kinds].map((kind) => `${kind}s`)]),
    );
  });
});

describe('close codes', () => {
  test('are unique, and 45xx alone mean: do not come back', () => {
    const codes = Object.values(closeCodes);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter(isTerminalCloseCode)).toEqual([4500, 4501, 4503, 4504]);
    expect([1000, 1006, 4099, 4999].filter(isTerminalCloseCode)).toEqual([]);
  });
});
