import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { benchmarks } from './benchmark/benchmarks.ts';
import { runCase } from './run/run-case.ts';

/** One case a benchmark, and each peer once; the speed of a quick run means nothing and is not looked at. */
const peers = new Set(['fan-out/ws-naive, 16 in flight', 'reconnect-storm/socket.io']);
const chosen = benchmarks.flatMap(({ name, cases }) =>
  cases
    .filter((each, index) => index === 0 || peers.has(`${name}/${each.name}`))
    .map((each) => ({ benchmark: name, case: each.name })),
);

it.concurrent.each(chosen)('D1, D2, S1, S3: $benchmark, $case delivers what it counts', async (place) => {
  const { figures, faults } = await runCase({ ...place, quick: true, dataFolder: tmpdir() });
  expect(Object.entries(faults).filter(([, count]) => count !== 0)).toEqual([]);
  expect(Object.keys(faults).length).toBeGreaterThan(0);
  expect(Object.entries(figures).filter(([, value]) => !Number.isFinite(value))).toEqual([]);
});
