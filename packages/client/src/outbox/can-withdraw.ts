import type { OutboxItem } from './outbox-item.ts';

/**
 * Whether a waiting change can be taken back as if it had never been (X10): it certainly was never sent, and nothing that
 * waits behind it may rest on it.
 */
export function canWithdraw(items: readonly OutboxItem[], op_id: string): boolean {
  const index = items.findIndex((item) => item.op_id === op_id);
  const item = items[index];
  if (item === undefined || item.first_sent !== undefined) return false;
  const touched = new Set(item.touches);
  const apart = ({ touches }: OutboxItem) => item.touches !== null && touches?.every((id) => !touched.has(id)) === true;
  return items.slice(index + 1).every(apart);
}
