import { LockstepError, toProblem } from '@lockstep/protocol';
import { expect, test } from 'vitest';
import type { OutboxItem } from './outbox-item.ts';
import { Outbox, type Acknowledgement } from './outbox.ts';

const refusal = toProblem(new LockstepError('CONFLICT', 'No.'));

function item(op_id: string, touches: readonly string[] | null, creates: readonly string[] = []): OutboxItem {
  const created_at = '2026-11-22T10:00:00.000Z';
  return { op_id, workspace_id: 'w', operation: 'task.update', input: {}, created_at, touches, creates };
}

function ack(seq: number, epoch = 'e'): Acknowledgement {
  return { epoch, workspace_id: 'w', seq, result: {} };
}

function setUp(...items: readonly OutboxItem[]) {
  const outbox = new Outbox();
  const told: string[] = [];
  for (const each of items) {
    outbox.add(each, {
      answered: (answer) => told.push(`${each.op_id} ${answer.seq}`),
      refused: (problem) => told.push(`${each.op_id} ${problem.code}`),
    });
    outbox.stored(each.op_id);
  }
  const next = (max = 16, alone: (candidate: OutboxItem) => boolean = () => false) =>
    outbox.sendable(max, alone, 0)[0]?.op_id;
  const send = (max = 16) => {
    const op_id = next(max);
    if (op_id !== undefined) outbox.sent(op_id);
    return op_id;
  };
  return { outbox, told, next, send };
}

test('C9: what an earlier run left behind goes before what was made while it was still being read', () => {
  const { outbox, send } = setUp(item('new', ['1']));
  outbox.takeUp([item('old', ['1']), item('older', ['2'])]);
  expect(outbox.pending().map(({ op_id }) => op_id)).toEqual(['old', 'older', 'new']);
  expect([send(), send(), send()]).toEqual(['old', 'older', undefined]);
});

test('C9, C2: what is being stored while the storage is read keeps its place and whoever waits for it', () => {
  const { outbox, told } = setUp(item('new', ['1']));
  outbox.takeUp([item('new', ['1'])]);
  outbox.acknowledge('new', ack(1));
  expect(told).toEqual(['new 1']);
});

test('C2: what is not stored is not sent, and holds back what comes after it', () => {
  const { outbox, next } = setUp();
  outbox.add(item('a', ['1']), undefined);
  outbox.add(item('b', ['2']), undefined);
  outbox.stored('b');
  expect(next()).toBeUndefined();
  outbox.stored('a');
  expect(next()).toBe('a');
});

test('C9: changes of different records go out in a row, of the same record one after the other', () => {
  const { outbox, send, next } = setUp(item('a', ['1']), item('b', ['2']), item('c', ['1']), item('d', ['3']));
  expect([send(), send(), send()]).toEqual(['a', 'b', undefined]);
  outbox.acknowledge('a', ack(1));
  expect([send(), send()]).toEqual(['c', 'd']);
  expect(next()).toBeUndefined();
});

test('C9: never one before an older one, also when that one waits for another', () => {
  const { send } = setUp(item('a', ['1']), item('b', ['1']), item('c', ['2']));
  expect([send(), send()]).toEqual(['a', undefined]);
});

test('C9: what may touch anything goes alone', () => {
  const { outbox, send } = setUp(item('a', ['1']), item('b', null), item('c', ['2']));
  expect([send(), send()]).toEqual(['a', undefined]);
  outbox.acknowledge('a', ack(1));
  expect([send(), send()]).toEqual(['b', undefined]);
  outbox.acknowledge('b', ack(2));
  expect(send()).toBe('c');
});

test('C2: what goes by HTTP goes alone', () => {
  const { outbox, next } = setUp(item('a', ['1']), item('b', ['2']));
  const large = (candidate: OutboxItem) => candidate.op_id === 'b';
  expect(next(16, large)).toBe('a');
  outbox.sent('a');
  expect(next(16, large)).toBeUndefined();
  outbox.acknowledge('a', ack(1));
  expect(next(16, large)).toBe('b');
});

test('no more are under way than allowed', () => {
  const { send } = setUp(item('a', ['1']), item('b', ['2']), item('c', ['3']));
  expect([send(2), send(2), send(2)]).toEqual(['a', 'b', undefined]);
});

test('C2: acknowledged, it is answered but pending until the replica has got there', () => {
  const { outbox, send, told } = setUp(item('a', ['1']));
  send();
  outbox.acknowledge('a', ack(7));
  expect(told).toEqual(['a 7']);
  expect(outbox.pendingCount).toBe(1);
  expect(outbox.reached({ workspace_id: 'w', epoch: 'e', seq: 6 })).toEqual([]);
  expect(outbox.reached({ workspace_id: 'other', epoch: 'e', seq: 9 })).toEqual([]);
  expect(outbox.reached({ workspace_id: 'w', epoch: 'other', seq: 9 })).toEqual([]);
  expect(outbox.reached({ workspace_id: 'w', epoch: 'e', seq: 7 })).toEqual(['a']);
  expect(outbox.pendingCount).toBe(0);
});

test('C9: an ack of another epoch does not count: it is sent again and answered once', () => {
  const { outbox, send, told } = setUp(item('a', ['1']));
  send();
  outbox.acknowledge('a', ack(7));
  outbox.enterEpoch('e');
  expect(send()).toBeUndefined();
  outbox.enterEpoch('e2');
  expect(send()).toBe('a');
  outbox.acknowledge('a', ack(3, 'e2'));
  expect(outbox.reached({ workspace_id: 'w', epoch: 'e2', seq: 3 })).toEqual(['a']);
  expect(told).toEqual(['a 7']);
});

test('C2: shown before it is answered, it is no longer pending but asked for again after a loss', () => {
  const { outbox, send, told } = setUp(item('a', ['1']));
  send();
  expect(outbox.show('a')).toBe(true);
  expect(outbox.show('a')).toBe(false);
  expect(outbox.pending()).toEqual([]);
  outbox.requeueAll();
  expect(send()).toBe('a');
  outbox.acknowledge('a', ack(1));
  expect(told).toEqual(['a 1']);
  outbox.requeueAll();
  expect(send()).toBeUndefined();
});

test('C9: with a refused creation goes everything that needs it, and nothing else', () => {
  const { outbox, told } = setUp(
    item('old', ['1']),
    item('create', ['1'], ['1']),
    item('child', ['1', '2'], ['2']),
    item('grandchild', ['2']),
    item('other', ['3']),
  );
  expect(outbox.refuse('create', refusal).map((left) => left.op_id)).toEqual(['create', 'child', 'grandchild']);
  expect(told).toEqual(['create CONFLICT', 'child CONFLICT', 'grandchild CONFLICT']);
  expect(outbox.pending().map((left) => left.op_id)).toEqual(['old', 'other']);
  expect(outbox.refuse('create', refusal)).toEqual([]);
});

test('S4: shown once, lost by a restored backup and then refused, it is not dropped', () => {
  const { outbox, send, told } = setUp(item('a', ['1']));
  send();
  outbox.show('a');
  outbox.requeueAll();
  outbox.enterEpoch('e2');
  send();
  expect(outbox.refuse('a', refusal).map((left) => left.op_id)).toEqual(['a']);
  expect(told).toEqual(['a CONFLICT']);
});

test('D6: what is on its way to a workspace that is gone is taken out', () => {
  const { outbox, told } = setUp(item('a', ['1']), { ...item('b', ['2']), workspace_id: 'other' });
  expect(outbox.withdraw('w', refusal).map((left) => left.op_id)).toEqual(['a']);
  expect(told).toEqual(['a CONFLICT']);
  expect(outbox.clear(refusal).map((left) => left.op_id)).toEqual(['b']);
  expect(outbox.pendingCount).toBe(0);
});
