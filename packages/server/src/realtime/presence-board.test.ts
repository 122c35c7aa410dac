import type { Present, PresenceFrame } from '@lockstep/protocol';
import { describe, expect, it } from 'vitest';
import { maxListed, PresenceBoard, presenceExpiryMs, presenceRepeatMs } from './presence-board.ts';

const workspace_id = '01920000-0000-7000-8000-0000000000a1';

function present(session_id: string, state: 'active' | 'idle' = 'active'): Present {
  const actor = { kind: 'user', user_id: '01920000-0000-7000-8000-0000000000b1', name: 'Ana' } as const;
  return { session_id, actor, state, task_id: null };
}

function scene() {
  const told: PresenceFrame[] = [];
  let now = 0;
  const board = new PresenceBoard({ tell: (frame) => told.push(frame), monotonicMs: () => now });
  function turn(ms: number): void {
    for (let elapsed = 0; elapsed < ms; elapsed += 1000) {
      now += 1000;
      board.tick();
    }
  }
  return { board, told, turn, names: () => told.at(-1)?.present.map(({ session_id }) => session_id) };
}

describe('presence', () => {
  it('D9: arrivals of one second are told in one, those who changed last first', () => {
    const { board, told, turn, names } = scene();
    for (let index = 0; index < 1000; index += 1) board.enter(workspace_id, present(`s${index}`));
    board.enter(workspace_id, present('s0', 'idle'));
    expect(told).toEqual([]);
    turn(1000);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ workspace_id, count: 1000 });
    expect(names()).toHaveLength(maxListed);
    expect(names()?.slice(0, 2)).toEqual(['s0', 's999']);
  });

  it('D9: it is told again before it expires, and no more once all have gone', () => {
    const { board, told, turn } = scene();
    board.enter(workspace_id, present('s'));
    turn(presenceRepeatMs + 1000);
    expect(told).toHaveLength(2);
    expect(presenceRepeatMs * 2).toBeLessThan(presenceExpiryMs);
    board.leave(workspace_id, 's');
    board.leave(workspace_id, 'stranger');
    turn(presenceRepeatMs * 2);
    expect(told).toHaveLength(3);
    expect(told[2]).toMatchObject({ present: [], count: 0 });
    expect(board.size).toBe(0);
    expect(board.frame(workspace_id)).toBeUndefined();
  });
});
