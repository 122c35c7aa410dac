import type { ProgressFrame, TypingFrame } from '@lockstep/protocol';
import { describe, expect, it } from 'vitest';
import { SignalBoard, signalLifetimeMs, signalRepeatMs } from './signal-board.ts';

const ana = '01920000-0000-7000-8000-0000000000a1';
const ben = '01920000-0000-7000-8000-0000000000b1';

function typing(state: 'start' | 'stop', user_id = ana): TypingFrame {
  const actor = { kind: 'assistant', user_id, name: 'Ana', run_id: 'run' } as const;
  return { type: 'typing', actor, thread_id: 'thread', state };
}

function progress(done: number, total: number): ProgressFrame {
  return { type: 'progress', run_id: 'run', done, total, label: 'Move tasks' };
}

/** A board with one session of each person, and what each was told. */
function scene() {
  const told: Record<string, string[]> = { [ana]: [], [ben]: [] };
  const heard = (user_id: string) => ({
    user_id,
    signal: (frame: { type: string; state?: string; done?: number }) =>
      told[user_id]?.push(`${frame.type} ${frame.state ?? frame.done ?? ''}`),
  });
  let now = 0;
  const board = new SignalBoard({ sessionsOf: (user_id) => [heard(user_id)], monotonicMs: () => now });
  function turn(ms: number): void {
    for (let elapsed = 0; elapsed < ms; elapsed += 1000) {
      now += 1000;
      board.tick();
    }
  }
  return { board, told, heard, turn };
}

describe('signals', () => {
  it('D9: typing is told as it begins and ends, to the person’s own sessions alone', () => {
    const { board, told } = scene();
    board.typing(typing('start'));
    board.typing(typing('stop'));
    board.typing(typing('stop'));
    expect(told).toEqual({ [ana]: ['typing start', 'typing stop'], [ben]: [] });
    expect(board.size).toBe(0);
  });

  it('D9: what lasts is told again, and to a session of that person that opens meanwhile', () => {
    const { board, told, heard, turn } = scene();
    board.typing(typing('start'));
    board.typing(typing('start'));
    turn(signalRepeatMs);
    expect(told[ana]).toEqual(['typing start', 'typing start']);
    board.greet(heard(ben));
    board.greet(heard(ana));
    expect(told[ana]).toHaveLength(3);
    expect(told[ben]).toEqual([]);
  });

  it('D9: what nobody ends expires by itself', () => {
    const { board, told, turn } = scene();
    board.typing(typing('start'));
    board.progress(ana, progress(1, 3));
    turn(signalLifetimeMs);
    expect(told[ana]?.at(-1)).toBe('typing stop');
    expect(board.size).toBe(0);
    const count = told[ana]?.length;
    turn(signalRepeatMs * 3);
    expect(told[ana]).toHaveLength(count ?? -1);
  });

  it('D9: progress is told at most so often, its latest state always', () => {
    const { board, told, turn } = scene();
    for (let done = 0; done < 100; done += 1) board.progress(ana, progress(done, 200));
    expect(told[ana]).toEqual(['progress 0']);
    turn(1000);
    expect(told[ana]).toEqual(['progress 0', 'progress 99']);
    board.progress(ana, progress(150, 200));
    board.progress(ana, progress(200, 200));
    expect(told[ana]?.slice(2)).toEqual(['progress 200']);
    expect(board.size).toBe(0);
  });
});
