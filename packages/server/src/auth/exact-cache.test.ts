import { describe, expect, test } from 'vitest';
import { ExactCache } from './exact-cache.ts';

interface Thing {
  readonly name: string;
  readonly expires_at: number | null;
}

function setUp(options: { readonly maxEntries?: number } = {}) {
  const world = { now: 0, version: 1, lookUps: 0 };
  const cache = new ExactCache<Thing>({
    clock: { now: () => world.now },
    foreignVersion: () => world.version,
    expiresAt: ({ expires_at }) => expires_at,
    maxAgeMs: 1_000,
    ...options,
  });
  const load = async (key: string, thing: Thing | undefined) =>
    cache.load(key, async () => {
      world.lookUps += 1;
      return thing;
    });
  return { world, cache, load };
}

const lasting: Thing = { name: 'lasting', expires_at: null };

describe('exact cache', () => {
  test('remembers what is there, not what is not', async () => {
    const { cache, load } = setUp();
    expect(await load('a', lasting)).toBe(lasting);
    expect(cache.get('a')).toBe(lasting);
    expect(await load('b', undefined)).toBeUndefined();
    expect(cache.size).toBe(1);
  });

  test('answers at once what is found at once', () => {
    const { cache } = setUp();
    expect(cache.load('a', () => lasting)).toBe(lasting);
    expect(cache.get('a')).toBe(lasting);
    expect(cache.load('b', () => undefined)).toBeUndefined();
  });

  test('forgets what its own time, or its age, is over for', async () => {
    const { world, cache, load } = setUp();
    await load('a', lasting);
    await load('b', { name: 'short', expires_at: 500 });
    world.now = 499;
    expect(cache.get('b')?.name).toBe('short');
    world.now = 500;
    expect(cache.get('b')).toBeUndefined();
    expect(await load('b', { name: 'short', expires_at: 500 })).toBeUndefined();
    world.now = 999;
    expect(cache.get('a')).toBe(lasting);
    world.now = 1_000;
    expect(cache.get('a')).toBeUndefined();
  });

  test('forgets one by one, and all when another process has written', async () => {
    const { world, cache, load } = setUp();
    await load('a', lasting);
    await load('b', { name: 'b', expires_at: null });
    cache.forget(({ name }) => name === 'b');
    expect(cache.get('b')).toBeUndefined();
    expect(cache.get('a')).toBe(lasting);
    world.version = 2;
    expect(cache.get('a')).toBeUndefined();
  });

  test.for(['own', 'foreign'])('looks up again what an %s change overtook', async (change) => {
    const { world, cache } = setUp();
    let there: Thing | undefined = lasting;
    const gates: (() => void)[] = [];
    const loading = cache.load('a', async () => {
      const found = there;
      await new Promise<void>((resolve) => {
        gates.push(resolve);
      });
      return found;
    });
    there = undefined;
    if (change === 'own') cache.forget(() => true);
    else world.version = 2;
    gates[0]?.();
    await expect.poll(() => gates.length).toBe(2);
    gates[1]?.();
    expect(await loading).toBeUndefined();
    expect(cache.get('a')).toBeUndefined();
  });

  test('is bounded: the oldest goes first', async () => {
    const { cache, load } = setUp({ maxEntries: 2 });
    for (const key of ['a', 'b', 'c']) await load(key, lasting);
    expect(cache.size).toBe(2);
    expect(cache.get('a')).toBeUndefined();
    expect(cache.get('c')).toBe(lasting);
  });
});
