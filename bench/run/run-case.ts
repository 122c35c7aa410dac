import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Measurement } from '../benchmark/measurement.ts';
import { pinned } from './pinned.ts';
import type { Order } from './order.ts';

const program = fileURLToPath(new URL('measure-once.ts', import.meta.url));
const patienceMs = { full: 600_000, quick: 60_000 };

/** Runs one case once, in a driver process on a core of its own. Rejects if the driver fails. */
export async function runCase(order: Order): Promise<Measurement> {
  const [command, ...args] = pinned('load', [process.execPath, program, JSON.stringify(order)]);
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let measurement: Measurement | undefined;
  child.on('message', (message: Measurement) => {
    measurement = message;
  });
  const timer = setTimeout(() => child.kill(), order.quick ? patienceMs.quick : patienceMs.full);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(timer);
  if (code !== 0 || measurement === undefined) {
    throw new Error(`${order.benchmark}, ${order.case}: the driver ended with ${String(code)} and no measurement.`);
  }
  return measurement;
}
