import { describe, expect, it } from 'vitest';
import { FakeChannel } from './fake-channel.testing.ts';
import { highWaterBytes } from './feed.ts';
import { isGivenUp, maxPileBytes, observeStall, type Stall, stalledAfterMs } from './stall.ts';

/** Looks at a channel once a second, as the heartbeat does, and tells after how many seconds it is given up. */
function givenUpAfter(channel: FakeChannel, seconds: number, step: (second: number) => void): number | undefined {
  let stall: Stall | undefined;
  for (let second = 0; second <= seconds; second += 1) {
    step(second);
    stall = observeStall(channel, stall, second * 1000);
    if (stall !== undefined && isGivenUp(stall, channel, second * 1000)) return second;
  }
  return undefined;
}

function behind(bufferedBytes: number): FakeChannel {
  const channel = new FakeChannel();
  channel.bufferedBytes = bufferedBytes;
  channel.untakenBytes = bufferedBytes;
  return channel;
}

describe('a slow reader', () => {
  it('D4: one that takes nothing for 10 s is given up', () => {
    expect(givenUpAfter(behind(highWaterBytes + 1), 60, () => {})).toBe(stalledAfterMs / 1000);
  });

  it('D4: one that keeps up, or has little waiting, never is', () => {
    expect(givenUpAfter(behind(highWaterBytes), 60, () => {})).toBeUndefined();
  });

  it('D4: one frame’s own size is no reason, as long as some of it is taken now and then', () => {
    const channel = behind(50 * 1024 * 1024);
    const trickle = (second: number): void => {
      if (second % 9 === 0) channel.untakenBytes -= 1000;
    };
    expect(givenUpAfter(channel, 600, trickle)).toBeUndefined();
  });

  it('D4: after progress the 10 s begin anew', () => {
    const channel = behind(highWaterBytes + 1);
    const once = (second: number): void => {
      if (second === 7) channel.untakenBytes -= 1;
    };
    expect(givenUpAfter(channel, 60, once)).toBe(17);
  });

  it('D4: 1 MiB more on top without progress is enough at once', () => {
    const channel = behind(highWaterBytes + 1);
    const pile = (second: number): void => {
      if (second > 0) channel.bufferedBytes += maxPileBytes / 2;
    };
    expect(givenUpAfter(channel, 60, pile)).toBe(3);
  });
});
