import { setTimeout as sleep } from 'node:timers/promises';
import { growth, type Sample } from './growth.ts';
import { Crowd } from './load/crowd.ts';
import type { SoakedServer } from './server/soaked-server.ts';
import type { Usage } from './server/usage.ts';

export interface SoakOptions {
  readonly warmUpMs: number;
  /** At least; on a slow machine it goes on until enough has been done for a leak to show. */
  readonly measuredMs: number;
  readonly sampleEveryMs: number;
}

/** What is done at least while it is measured. */
const leastOperations = 2_000;
const leastReturns = 500;
/** So many times the time meant, and still not enough was done: the server does not do its work. */
const patience = 20;

/** What a soak came to. */
export interface Soaked {
  /** By how much it grew while it was measured. */
  readonly heapBytes: number;
  readonly descriptors: number;
  /** What was wrong for those who used it: a gap, something twice, an answer that never came. */
  readonly faults: readonly string[];
  /** What was done meanwhile, for the report. */
  readonly operations: number;
  readonly returns: number;
  readonly first: Usage;
  readonly last: Usage;
}

/** Uses a server steadily and sees what becomes of its memory and its open files after a time to warm up. */
export async function soak(server: SoakedServer, options: SoakOptions): Promise<Soaked> {
  const crowd = new Crowd(server.access);
  await crowd.start();
  await sleep(options.warmUpMs);
  const heap: Sample[] = [];
  const descriptors: Sample[] = [];
  const usages: Usage[] = [];
  const [before, returnsBefore] = [crowd.written, crowd.returns];
  const started = performance.now();
  const isEnough = (): boolean =>
    performance.now() - started >= options.measuredMs &&
    crowd.written - before >= leastOperations &&
    crowd.returns - returnsBefore >= leastReturns;
  while (!isEnough()) {
    if (performance.now() - started > patience * options.measuredMs) {
      throw new Error(`Only ${crowd.written - before} operations, ${crowd.returns - returnsBefore} returns.`);
    }
    await sleep(options.sampleEveryMs);
    const usage = await server.usage();
    const atMs = performance.now() - started;
    usages.push(usage);
    heap.push({ atMs, value: usage.heapBytes });
    if (usage.descriptors !== undefined) descriptors.push({ atMs, value: usage.descriptors });
  }
  const [operations, returns] = [crowd.written - before, crowd.returns - returnsBefore];
  const faults = await crowd.finish();
  const [first, last] = [usages[0], usages.at(-1)];
  if (first === undefined || last === undefined) throw new Error('Nothing was measured.');
  return { heapBytes: growth(heap), descriptors: growth(descriptors), faults, operations, returns, first, last };
}
