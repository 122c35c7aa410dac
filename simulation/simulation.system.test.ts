import { availableParallelism } from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';
import { SeedPool } from './run/seed-pool.ts';

/** About a minute on two cores; SIMULATION_SEEDS asks for others, LOCKSTEP_LONG for ten times as many. */
const usualSeeds = 2_000;
const seedsATest = 100;
/** Finding the fewest steps that fail takes longer than the seeds. */
const patienceMs = 900_000;

const { SIMULATION_SEED, SIMULATION_SEEDS, LOCKSTEP_LONG } = process.env;
const first = Number(SIMULATION_SEED ?? 1);
const count = Number(
  SIMULATION_SEEDS ?? (SIMULATION_SEED === undefined ? usualSeeds * (LOCKSTEP_LONG === '1' ? 10 : 1) : 1),
);
const ranges = Array.from({ length: Math.ceil(count / seedsATest) }, (_, index) => {
  const from = first + index * seedsATest;
  return { from, to: Math.min(from + seedsATest, first + count) - 1 };
});

const pool = new SeedPool(availableParallelism());

afterAll(() => pool.close());

describe.concurrent('P1: nothing is lost, doubled, leaked or shown wrongly', () => {
  test.for(ranges)('P1: seeds $from to $to', { timeout: patienceMs }, async (range) => {
    expect(await pool.check(range)).toBe('');
  });
});
