import { describe, expect, it } from 'vitest';
import { FakeTimers } from './fake-timers.testing.ts';
import { type Chore, Upkeep } from './upkeep.ts';

function scene(slices: (pass: number) => number) {
  const timers = new FakeTimers();
  const done: number[] = [];
  const errors: unknown[] = [];
  let passes = 0;
  const chore: Chore = {
    name: 'sweeping',
    everyMs: 60_000,
    pass: async function* () {
      passes += 1;
      for (let slice = 0; slice < slices(passes); slice += 1) {
        done.push(timers.now);
        yield;
      }
    },
  };
  const upkeep = new Upkeep({
    chores: [chore],
    schedule: timers.schedule,
    onError: (name, error) => errors.push([name, error]),
  });
  return { timers, done, errors, upkeep };
}

describe('upkeep', () => {
  it('begins soon after the start, pauses between slices, and comes back after its time', async () => {
    const { timers, done, upkeep } = scene(() => 3);
    upkeep.start();
    await timers.pass(4_999);
    expect(done).toEqual([]);
    await timers.pass(10_000);
    expect(done).toEqual([5_000, 5_020, 5_040]);
    await timers.pass(60_000);
    expect(done.slice(3)).toEqual([65_060, 65_080, 65_100]);
    await upkeep.stop();
  });

  it('one that fails is told of and tried again', async () => {
    const { timers, done, errors, upkeep } = scene((pass) => {
      if (pass === 1) throw new Error('disk full');
      return 1;
    });
    upkeep.start();
    await timers.pass(70_000);
    expect(errors).toEqual([['sweeping', new Error('disk full')]]);
    expect(done).toEqual([65_000]);
    await upkeep.stop();
  });

  it('stops between two slices and leaves no timer behind', async () => {
    const { timers, done, upkeep } = scene(() => 1_000);
    upkeep.start();
    await timers.pass(5_030);
    await upkeep.stop();
    await timers.pass(600_000);
    expect(done).toEqual([5_000, 5_020]);
    expect(timers.waiting).toBe(0);
  });
});
