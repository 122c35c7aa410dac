import { expect, test } from 'vitest';
import type { OutboxItem } from './outbox-item.ts';
import { rebaseGuard } from './rebase-guard.ts';

const id = '01940000-0000-7000-8000-000000000001';

function item(
  input: Readonly<Record<string, unknown>>,
  operation: OutboxItem['operation'] = 'task.update',
): OutboxItem {
  const created_at = '2026-11-22T10:00:00.000Z';
  return { op_id: 'x', workspace_id: 'w', operation, input, created_at, touches: [id], creates: [] };
}

test('X2: a guard moves on to an own earlier change of the same fields', () => {
  const later = item({ id, notes: 'ab', if_seq: 3 });
  expect(rebaseGuard(later, item({ id, notes: 'a', title: 'T' }), 7)).toEqual(item({ id, notes: 'ab', if_seq: 7 }));
});

test('X2: it stays where that change says nothing of what is written here', () => {
  const later = item({ id, notes: 'ab', if_seq: 3 });
  const others = [
    item({ id, title: 'T' }),
    item({ id: '01940000-0000-7000-8000-000000000002', notes: 'a' }),
    item({ id, notes: 'a' }, 'task.reschedule'),
    item({ items: [{ id, notes: 'a' }] }),
  ];
  for (const earlier of others) expect(rebaseGuard(later, earlier, 7)).toBeUndefined();
  const same = item({ id, notes: 'a' });
  expect(rebaseGuard(item({ id, notes: 'ab', if_seq: 9 }), same, 7)).toBeUndefined();
  expect(rebaseGuard(item({ id, notes: 'ab' }), same, 7)).toBeUndefined();
});
