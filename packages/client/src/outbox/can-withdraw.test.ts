import { expect, test } from 'vitest';
import { canWithdraw } from './can-withdraw.ts';
import type { OutboxItem } from './outbox-item.ts';

function item(op_id: string, touches: readonly string[] | null, rest: Partial<OutboxItem> = {}): OutboxItem {
  const created_at = '2026-11-22T10:00:00.000Z';
  return { op_id, workspace_id: 'w', operation: 'task.update', input: {}, created_at, touches, creates: [], ...rest };
}

test('X10: what was never sent can be taken back, and what may have been sent cannot', () => {
  expect(canWithdraw([item('a', ['1'])], 'a')).toBe(true);
  expect(canWithdraw([item('a', null)], 'a')).toBe(true);
  expect(canWithdraw([item('a', ['1'], { first_sent: { epoch: 'e', seq: 0 } })], 'a')).toBe(false);
  expect(canWithdraw([item('a', ['1'])], 'b')).toBe(false);
  expect(canWithdraw([], 'a')).toBe(false);
});

test('X10: a later change of the same records stands in the way, and so does one that may touch any', () => {
  const before = item('0', ['1']);
  expect(canWithdraw([before, item('a', ['1', '2']), item('b', ['3'])], 'a')).toBe(true);
  expect(canWithdraw([before, item('a', ['1', '2']), item('b', ['3']), item('c', ['2'])], 'a')).toBe(false);
  expect(canWithdraw([before, item('a', ['1']), item('b', null)], 'a')).toBe(false);
  expect(canWithdraw([before, item('a', null), item('b', ['3'])], 'a')).toBe(false);
});
