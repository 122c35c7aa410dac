import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type as systemName } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../figures/percentile.ts';
import { canPin } from '../run/pinned.ts';

const syncs = 200;
const block = Buffer.alloc(4096, 1);

/** How long it takes until a block appended to a file is on the disk, p50 in milliseconds. */
export function fsyncMs(dataFolder: string): number {
  const folder = mkdtempSync(join(dataFolder, 'lockstep-bench-'));
  const file = openSync(join(folder, 'blocks'), 'w');
  const times: number[] = [];
  for (let done = 0; done < syncs; done += 1) {
    const started = performance.now();
    writeSync(file, block);
    fdatasyncSync(file);
    times.push(performance.now() - started);
  }
  closeSync(file);
  rmSync(folder, { recursive: true });
  return percentile(times, 0.5);
}

/** The load average of the last minute. */
export function loadNow(): number {
  return loadavg()[0] ?? Number.NaN;
}

/** What it was measured on, a line each. */
export function describeMachine(): readonly string[] {
  const gib = Math.round(totalmem() / 1024 ** 3);
  return [
    `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${availableParallelism()} cores, ${gib} GiB`,
    `${systemName()} ${release()}, Node ${process.versions.node}`,
    canPin
      ? 'the server on one core, the load generator on another (`taskset`)'
      : 'processes not held to cores: the figures are less steady',
  ];
}
