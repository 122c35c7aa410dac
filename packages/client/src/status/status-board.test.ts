import { describe, expect, test } from 'vitest';
import type { Phase } from '../connection/phase.ts';
import { FakeClock } from '../platform/fake-clock.testing.ts';
import { stateOf, type Standing, type StatusState } from './client-status.ts';
import { StatusBoard, type FullStanding } from './status-board.ts';

const ready: Standing = { phase: { name: 'ready' }, online: true, retrying: false, live: true, outdated: false };
const waiting: Phase = { name: 'waiting', retry_at: 5000 };

const cases: readonly (readonly [StatusState, Partial<Standing>])[] = [
  ['live', {}],
  ['catching-up', { live: false }],
  ['catching-up', { phase: { name: 'opening' }, live: false }],
  ['reconnecting', { phase: { name: 'opening' }, live: false, retrying: true }],
  ['reconnecting', { phase: waiting, live: false, retrying: true }],
  ['offline', { phase: waiting, live: false, online: false }],
  ['offline', { phase: { name: 'authorising' }, live: false, online: false }],
  ['offline', { phase: { name: 'paused' }, live: false }],
  ['offline', { phase: { name: 'stopped', reason: 'closed' }, live: false }],
  ['signed-out', { phase: { name: 'stopped', reason: 'signed-out' }, live: false }],
  ['signed-out', { phase: { name: 'stopped', reason: 'suspended' }, live: false }],
  ['outdated', { phase: { name: 'stopped', reason: 'outdated' }, live: false }],
  ['outdated', { outdated: true }],
];

const nothing = { pending: 0, needs_attention: 0, durable: false, storage_problem: null, round_trip_ms: null };

describe('status', () => {
  test.each(cases)('C7: %s where %j', (state, standing) => {
    expect(stateOf({ ...ready, ...standing })).toBe(state);
  });

  test('C7: it tells what is pending, the round trip, and when it was last in sync', async () => {
    const clock = new FakeClock(Date.UTC(2026, 10, 22, 10));
    let standing: FullStanding = { ...ready, ...nothing, round_trip_ms: 1.2345 };
    const board = new StatusBoard(clock, () => standing);
    expect(board.current.last_synced_at).toBeNull();

    board.synced(true);
    await clock.advance(2000);
    standing = { ...standing, phase: waiting, live: false, retrying: true, pending: 2, needs_attention: 1 };
    board.synced(false);
    expect(board.current).toEqual({
      state: 'reconnecting',
      reason: null,
      pending: 2,
      needs_attention: 1,
      durable: false,
      storage_problem: null,
      round_trip_ms: 1.2,
      last_synced_at: '2026-11-22T10:00:00.000Z',
      retry_at: '1970-01-01T00:00:05.000Z',
    });
  });

  test('C7: it is the same object until something in it differs', () => {
    let pending = 0;
    const board = new StatusBoard(new FakeClock(), () => ({ ...ready, ...nothing, pending }));
    const first = board.current;
    expect(board.current).toBe(first);
    pending = 1;
    expect(board.current).not.toBe(first);
    expect(board.current.pending).toBe(1);
  });
});
