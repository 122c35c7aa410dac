import { SeededRandom } from '@lockstep/testkit/seeded-random';
import { describe, expect, it } from 'vitest';
import { exploreAll, exploreSome } from './testing/explore.ts';
import { arrivals, disturbances, LiveScene } from './testing/live-scene.ts';

const timeoutMs = 120_000;
/** Of all ways in which two disturbances can come, so many are walked. */
const sample = 300;

/** What closes it ends the scene: nothing comes after that. */
const lasting = disturbances.filter((disturbance) => disturbance !== 'close' && disturbance !== 'revoke');

describe.each(Object.entries(arrivals))('P5: %s', (_name, arrival) => {
  it.each(lasting)(
    'P5, D1, D2, D6, D11: %s and then any other, at any two awaits',
    async (first) => {
      const { next } = new SeededRandom(20261122);
      for (const second of disturbances) {
        const walk = exploreSome((path) => new LiveScene(arrival).walk(path, [first, second]), sample, next);
        await expect(walk, `${first}, then ${second}`).resolves.toBeUndefined();
      }
    },
    timeoutMs,
  );
});

describe('P5: hello with a cursor and an operation', () => {
  const arrival = arrivals['hello with a cursor and an operation'];

  it(
    'P5, D11: a resume at every await leaves it whole',
    async () => {
      const walks = await exploreAll((path) => new LiveScene(arrival).walk(path, ['resume']));
      expect(walks).toBeGreaterThan(1_000);
    },
    timeoutMs,
  );

  it(
    'P5, D11: a reset at many an await leaves it whole',
    async () => {
      const { next } = new SeededRandom(20261122);
      const walk = exploreSome((path) => new LiveScene(arrival).walk(path, ['reset']), 5_000, next);
      await expect(walk).resolves.toBeUndefined();
    },
    timeoutMs,
  );
});
