import { benchmarks } from '../benchmark/benchmarks.ts';
import { Rig } from '../benchmark/rig.ts';
import type { Order } from './order.ts';

// The driver: one case, once, in a process of its own, so that no run inherits the memory or the heat of another.
const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const found = benchmarks.find(({ name }) => name === order.benchmark)?.cases.find(({ name }) => name === order.case);
if (found === undefined) throw new Error(`There is no case ${order.benchmark}, ${order.case}.`);
const rig = new Rig(order);
try {
  process.send?.(await found.measure(rig));
} finally {
  await rig.dispose();
}
process.exit(0);
