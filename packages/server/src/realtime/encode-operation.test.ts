import { maxBatchBytes } from '@lockstep/protocol';
import { describe, expect, it } from 'vitest';
import { encodeOperation } from './encode-operation.ts';
import { FakeChannel } from './fake-channel.testing.ts';

const workspace_id = '01920000-0000-7000-8000-0000000000a1';
const actor = { kind: 'user', user_id: '01920000-0000-7000-8000-0000000000b1', name: 'Ana' } as const;
const timestamp = '2026-11-22T10:00:00.000Z';

function batchesOf(notes: readonly string[]): Record<string, unknown>[] {
  const events = notes.map((text, index) => JSON.stringify({ type: 'task_created', notes: text, seq: index + 1 }));
  const operation = { workspace_id, op_id: 'op-1', actor, timestamp, from: 1, to: notes.length, events };
  const channel = new FakeChannel();
  channel.write(encodeOperation(operation, 'sync'));
  return channel.messages;
}

function bytesOf(message: Record<string, unknown>): number {
  return Buffer.byteLength(JSON.stringify(message));
}

function seqsOf(batches: Record<string, unknown>[]): unknown[] {
  return batches.flatMap((batch) => (batch['events'] as { seq: number }[]).map(({ seq }) => seq));
}

describe('an operation as a batch', () => {
  it.each([
    ['one byte a character', 'x'],
    ['three bytes a character', '漢'],
    ['four bytes a character', '😀'],
    ['escaped characters', '\u0001'],
  ])('D3: no part is larger than 256 KiB in bytes, and none is lost: %s', (_name, text) => {
    const count = 60;
    const batches = batchesOf(Array.from({ length: count }, () => text.repeat(10_000)));
    expect(batches.length).toBeGreaterThan(1);
    expect(Math.max(...batches.map(bytesOf))).toBeLessThanOrEqual(maxBatchBytes);
    expect(seqsOf(batches)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(batches.map(({ part, parts }) => [part, parts])).toEqual(
      batches.map((_, index) => [index + 1, batches.length]),
    );
  });

  it('D3: what fits travels whole, to the last byte', () => {
    const empty = bytesOf(batchesOf(['', ''])[0] ?? {});
    const half = 'x'.repeat(maxBatchBytes / 2);
    for (let spare = 200; spare >= 0; spare -= 1) {
      const batches = batchesOf([half, half.slice(empty + spare)]);
      expect(Math.max(...batches.map(bytesOf))).toBeLessThanOrEqual(maxBatchBytes);
      expect(batches.length).toBe(spare > 64 ? 1 : batches.length);
    }
  });
});
